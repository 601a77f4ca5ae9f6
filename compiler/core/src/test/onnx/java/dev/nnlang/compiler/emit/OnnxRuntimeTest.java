package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nnlang.runtime.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The predictions of random models, input layers and all, against those of ONNX Runtime. */
final class OnnxRuntimeTest {
  private static final int MODELS = Campaign.size(100, 1_000);
  private static final int PER_JAVAC = 50;

  /** Both sides round sums of at most some hundred terms near 1 to 6e-8, in another order. */
  private static final double TOLERANCE = 1e-5;

  @BeforeAll
  static void load() {
    String failure = "";
    try {
      System.out.println("ONNX Runtime: " + OrtEnvironment.getEnvironment().getVersion());
    } catch (LinkageError e) {
      failure = "no ONNX Runtime here, so nothing is compared with it: " + e;
      System.out.println(failure);
    }
    assumeTrue(failure.isEmpty(), failure);
  }

  @Test
  void predictionsAreThoseOfOnnxRuntime() throws OrtException {
    double farthest = 0;
    for (int first = 0; first < MODELS; first += PER_JAVAC) {
      List<String> texts = new ArrayList<>();
      for (int seed = first; seed < Math.min(first + PER_JAVAC, MODELS); seed++) {
        texts.add(RandomModel.text("M" + seed, "float", new SplittableRandom(seed)));
      }
      List<GeneratedModel> models = GeneratedModel.of(texts);
      for (int i = 0; i < models.size(); i++) {
        double far = distance(models.get(i), models.get(i).newNetwork(), first + i);
        String what = "seed " + (first + i) + " is off by " + far + ": " + texts.get(i);
        assertTrue(far <= TOLERANCE, what);
        farthest = Math.max(farthest, far);
        Campaign.progress("ONNX Runtime", first + i + 1, MODELS);
      }
    }
    System.out.println("ONNX Runtime: seeds 0.." + (MODELS - 1) + ", at most " + farthest);
  }

  private static <R> double distance(GeneratedModel model, Network<R> network, int seed)
      throws OrtException {
    RandomGenerator random = new SplittableRandom(seed);
    ExampleRows rows =
        ExampleRows.random(model.model().network(), 1 + random.nextInt(9), random).rounded();
    LearnerProbe.drawParameters(network, rows, random);
    byte[] file = OnnxGraph.of(model.model().network(), ReferenceTraining.parameters(network));
    float[][] due = predictions(file, rows);
    LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
    double far = 0;
    for (int row = 0; row < rows.size(); row++) {
      double[] is = probe.predict(rows.inputs().get(row));
      for (int j = 0; j < is.length; j++) {
        far = Math.max(far, Math.abs(due[row][j] - is[j]) / largest(due[row]));
      }
    }
    return far;
  }

  /** Of the numbers beside each other, or 1. */
  private static double largest(float[] row) {
    double largest = 1;
    for (float value : row) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static float[][] predictions(byte[] file, ExampleRows rows) throws OrtException {
    float[][] inputs = rows.inputs().stream().map(OnnxRuntimeTest::floats).toArray(float[][]::new);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      try (OrtSession session = environment.createSession(file, options);
          OnnxTensor x = OnnxTensor.createTensor(environment, inputs);
          OrtSession.Result result = session.run(Map.of(OnnxGraph.INPUT, x))) {
        return (float[][]) result.get(0).getValue();
      }
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
