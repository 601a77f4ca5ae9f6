package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Predictor;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that stand alone, compiled and run by a Java that has nothing of nnc. */
final class StandaloneTest {
  /**
   * Phases of every kind, and names that the runtime, its parts and Java itself have: the model
   * that of a record of the runtime, outputs that of a class of it, of a nested one and of Java.
   */
  private static final String AWKWARD =
      """
      nn 1
      package alone.awkward
      /// Names that others have; {@link dev.nnlang.runtime.Trainer} is a text.
      model Field {
        input  pair[2]: real in -2..2
        output signature: one_of(list, map, point)
        precision: double
        layers: h1: dense(4, sigmoid) -> h2: dense(3, prelu(0.2)) -> dropout(10%) -> out: dense(_, softmax)
      }
      data limits {
        train:      rows(pair_0, pair_1, signature) {
          -1, -1, list
          -1,  1, map
           1, -1, map
           1,  1, point
           2,  1, point
        }
        validation: rows(pair_0, pair_1, signature) { 0, 1, map  1.5, 1.5, point }
      }
      train Field on limits {
        seed: 3
        phase greedy_one: greedy autoencoder over h1, h2 {
          loss: squared  tied: true  corrupt: 10%  stop: epochs >= 3
        }
        phase fine: all {
          loss: cross_entropy  optimizer: adam  batch: 2  rate: 0.05
          stop: epochs >= 4  keep: best(validation.error)
        }
        compare: scratch
      }
      """;

  @TempDir Path folder;

  @Test
  void irisTrainsInAFolderWithNothingButItsDataToTheSameWeights() throws IOException {
    ModelFile model = Models.copied("iris.nn", folder, "iris.csv");
    JavaSource source = only(model, new ClassForm(TargetChoice.PLAIN, true, Optional.empty()));
    Alone alone = Alone.compiled(folder, source);
    TrainOutcome declared = train(model);
    String out = alone.run(0);
    assertTrue(out.contains("fingerprint " + declared.fingerprint()), out);
    Network<?> saved = Weights.load(folder.resolve("Iris.safetensors"), network(model));
    assertEquals(declared.fingerprint(), Weights.fingerprint(saved));
    assertTrue(alone.run(1, "--data", "iris=none.csv").contains("error[NN0601]: none.csv"));
    assertTrue(alone.run(2, "--data", "other=iris.csv").contains("there is no data `other`"));
    assertTrue(alone.run(0, "--help").startsWith("Usage: java Iris"));
    assertTrue(alone.run(3, "-o", "none/w.safetensors").contains("its folder does not exist"));
    assertTrue(alone.run(3, "-o", "iris.csv").contains("iris.csv: this is another file"));
  }

  @Test
  void namesOfTheRuntimeAndOfJavaArePutOutOfTheWay() throws IOException {
    ModelFile model = Models.written(folder, AWKWARD);
    JavaSource source = only(model, new ClassForm(TargetChoice.PLAIN, true, Optional.empty()));
    assertEquals(
        source.text(),
        only(model, new ClassForm(TargetChoice.PLAIN, true, Optional.empty())).text());
    assertFalse(source.text().matches("(?s).*dev[.]nnlang[.](runtime|data|engine).*"));
    String out = Alone.compiled(folder, source).run(0);
    assertTrue(out.contains("fingerprint " + train(model).fingerprint()), out);
  }

  @Test
  void bothTargetsStandAloneTogether() throws IOException {
    ModelFile model = Models.copied("iris.nn", folder, "iris.csv");
    JavaSource source = only(model, new ClassForm(TargetChoice.BOTH, true, Optional.empty()));
    Alone alone = Alone.compiled(folder, source, LoadedModel.VECTORS);
    String out = alone.run(0);
    assertTrue(out.contains("fingerprint " + train(model).fingerprint()), out);
    assertEquals(out, alone.runWithVectors(0));
  }

  @Test
  void frozenWeightsPredictTheSameBits() throws IOException {
    ModelFile model = Models.copied("iris.nn", folder, "iris.csv");
    TrainOutcome outcome = train(model);
    Path weights = folder.resolve("w.safetensors");
    Weights.save(weights, outcome.network(), Map.of());
    float[] expected = predicted(outcome.network(), 5.1f, 3.5f, 1.4f, 0.2f);
    for (TargetChoice target : List.of(TargetChoice.PLAIN, TargetChoice.BOTH)) {
      ClassForm form = new ClassForm(target, true, Optional.of(weights));
      Alone alone =
          target == TargetChoice.PLAIN
              ? Alone.compiled(folder, only(model, form))
              : Alone.compiled(folder, only(model, form), LoadedModel.VECTORS);
      assertArrayEquals(expected, alone.predict(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, 3));
    }
  }

  @Test
  void frozenWeightsMeetTheRuntimeBesideThemToo() throws Exception {
    ModelFile model = Models.copied("iris.nn", folder, "iris.csv");
    Network<?> network = train(model).network();
    Path weights = folder.resolve("w.safetensors");
    Weights.save(weights, network, Map.of());
    ClassForm form = new ClassForm(TargetChoice.PLAIN, false, Optional.of(weights));
    Class<?> type = InMemoryJavac.compile(only(model, form));
    Object made = type.getConstructor().newInstance();
    Predictor<?> frozen = (Predictor<?>) type.getMethod("network").invoke(made);
    assertArrayEquals(
        predicted(network, 5.1f, 3.5f, 1.4f, 0.2f), predicted(frozen, 5.1f, 3.5f, 1.4f, 0.2f));
  }

  @Test
  void aMillionFrozenWeightsStayWithinWhatAClassFileHolds() throws IOException {
    ModelFile model =
        Models.written(
            folder,
            """
            nn 1
            model Large {
              input  x[600]: real in -1..1
              output y[4]: real
              layers: dense(1500, relu) -> dense(80, tanh) -> dense(_)
            }
            """);
    LoadedModel loaded = Models.loaded(model);
    Network<?> network = loaded.newNetwork();
    double value = 0.001;
    for (var tensor : network.tensors()) {
      for (int i = 0; i < tensor.size(); i++) {
        value = value * 3.9 * (1 - value);
        tensor.set(i, (value - 0.5) / 16);
      }
    }
    Path weights = folder.resolve("large.safetensors");
    Weights.save(weights, network, Map.of());
    float[] input = new float[600];
    for (int i = 0; i < input.length; i++) {
      input[i] = (i % 7 - 3) / 3f;
    }
    JavaSource source = only(model, new ClassForm(TargetChoice.PLAIN, true, Optional.of(weights)));
    float[] expected = predicted(network, input);
    assertArrayEquals(expected, Alone.compiled(folder, source).predict(input, 4));
  }

  @Test
  void weightsOfAnotherModelAreRefused() throws IOException {
    ModelFile model = Models.copied("iris.nn", folder, "iris.csv");
    Path weights = folder.resolve("w.safetensors");
    ModelFile other =
        Models.written(
            folder,
            """
            nn 1
            model Other { input a: real  output b: real  layers: dense(_) }
            """);
    Weights.save(weights, Models.loaded(other).newNetwork(), Map.of());
    ClassForm form = new ClassForm(TargetChoice.PLAIN, false, Optional.of(weights));
    WeightsException refused = assertThrows(WeightsException.class, () -> model.compile(form));
    assertEquals("NN0702", refused.code());
  }

  @Test
  void aModelTooLargeForASourceIsRefused() {
    ModelFile model =
        Models.written(
            folder,
            """
            nn 1
            model Huge { input x[5000]: real  output y: real  layers: dense(4000, relu) -> dense(_) }
            """);
    ClassForm form = new ClassForm(TargetChoice.PLAIN, false, Optional.of(folder.resolve("none")));
    FileProblem refused = assertThrows(FileProblem.class, () -> model.compile(form));
    assertEquals(Code.TOO_LARGE_TO_FREEZE, refused.code());
  }

  private static JavaSource only(ModelFile model, ClassForm form) throws IOException {
    CompileResult result = model.compile(form);
    assertFalse(result.failed(), () -> result.diagnostics().toString());
    return result.sources().get(0);
  }

  private static TrainOutcome train(ModelFile model) {
    return TrainRun.run(
        Models.loaded(model),
        model.locations(),
        TrainOptions.DECLARED,
        progress -> {},
        warning -> {});
  }

  private static Network<?> network(ModelFile model) {
    return Models.loaded(model).newNetwork();
  }

  private static float[] predicted(Predictor<?> network, float... input) {
    double[] x = new double[input.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = input[i];
    }
    return floats(network, x);
  }

  private static <R> float[] floats(Predictor<R> network, double[] input) {
    R y = network.precision().row(new double[network.signature().outputWidth()]);
    network.predict(network.precision().row(input), y);
    float[] output = new float[network.precision().length(y)];
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) network.precision().get(y, i);
    }
    return output;
  }
}
