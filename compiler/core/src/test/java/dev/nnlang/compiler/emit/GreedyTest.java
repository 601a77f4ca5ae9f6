package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Greedy deep learning and phases over some layers, by generated classes and the trainer. */
final class GreedyTest {
  private static final String STEPS = " optimizer: sgd(momentum: 0.5) rate: 0.05 batch: 8 ";
  private static final int ROWS = 60;

  private static ExampleRows rows(GeneratedModel model) {
    return GreedyText.rows(model.model().network(), ROWS);
  }

  private static GreedyRun run(GeneratedModel model) {
    return GreedyRun.of(model, rows(model), 1);
  }

  @Test
  void theErrorOfEachAutoEncoderFallsAndNoOtherLayerMoves() {
    for (String kind : List.of("tied: false", "tied: true")) {
      for (String corrupt : List.of("corrupt: 0%", "corrupt: 20%")) {
        String settings = kind + " " + corrupt + STEPS + "stop: epochs >= 15";
        GeneratedModel model =
            GeneratedModel.of(
                GreedyText.of(
                    "Falls", GreedyText.autoencoder(settings) + " " + GreedyText.FINETUNE));
        GreedyRun run = run(model);
        Map<String, double[]> before = run.first();
        for (String layer : List.of("h1", "h2")) {
          before = checkRound(run, "pretrain " + layer, layer, before, settings);
        }
        assertEquals(6, run.errors("finetune").size());
      }
    }
  }

  /** What the weights are at the end of the round. */
  private static Map<String, double[]> checkRound(
      GreedyRun run, String round, String layer, Map<String, double[]> before, String settings) {
    List<Double> errors = run.errors(round);
    String what = layer + ", " + settings + ": " + errors;
    assertEquals(15, errors.size(), what);
    assertTrue(errors.get(14) < 0.9 * errors.get(0), what);
    for (GreedyRun.Epoch epoch : run.epochs(round)) {
      assertEquals(
          GreedyRun.bits(before, layer, false),
          GreedyRun.bits(epoch.weights(), layer, false),
          what);
      assertNotEquals(
          GreedyRun.bits(before, layer, true), GreedyRun.bits(epoch.weights(), layer, true), what);
    }
    return run.epochs(round).get(14).weights();
  }

  @Test
  void supervisedRoundsLearnTheLabels() {
    String phase =
        "phase pretrain: greedy supervised over h1, h2 {" + STEPS + "stop: epochs >= 15 } ";
    GeneratedModel model = GeneratedModel.of(GreedyText.of("Labels", phase + GreedyText.FINETUNE));
    GreedyRun run = run(model);
    Map<String, double[]> before = run.first();
    for (String layer : List.of("h1", "h2")) {
      before = checkRound(run, "pretrain " + layer, layer, before, "supervised");
    }
    GreedyRun other = GreedyRun.of(model, withOtherLabels(rows(model)), 1);
    assertNotEquals(
        GreedyRun.bits(run.epochs("pretrain h1").get(0).weights(), "h1", true),
        GreedyRun.bits(other.epochs("pretrain h1").get(0).weights(), "h1", true));
  }

  private static ExampleRows withOtherLabels(ExampleRows rows) {
    List<double[]> targets = new ArrayList<>(rows.targets());
    Collections.rotate(targets, 1);
    return new ExampleRows(rows.inputs(), targets);
  }

  @Test
  void noLabelReachesAnAutoEncoder() {
    for (String tied : List.of("true", "false")) {
      String settings = "tied: " + tied + " corrupt: 20%" + STEPS + "stop: epochs >= 5";
      GeneratedModel model =
          GeneratedModel.of(GreedyText.of("Blind" + tied, GreedyText.autoencoder(settings)));
      ExampleRows rows = rows(model);
      double[] one = {0, 0, 1, 0};
      List<ExampleRows> sets =
          List.of(
              rows,
              withOtherLabels(rows),
              new ExampleRows(rows.inputs(), Collections.nCopies(ROWS, one)));
      List<GreedyRun> runs = sets.stream().map(set -> GreedyRun.of(model, set, 1)).toList();
      for (GreedyRun run : runs) {
        assertEquals(
            Weights.fingerprint(runs.get(0).network()), Weights.fingerprint(run.network()));
        assertNotEquals(
            GreedyRun.bits(run.first(), "h2", true), GreedyRun.bits(run.last(), "h2", true));
      }
    }
  }

  @Test
  void outputLayersThatAreThrownAwayAreNeitherInTheNetworkNorInItsFile(@TempDir Path folder)
      throws IOException {
    for (String phase :
        List.of(
            GreedyText.autoencoder(STEPS + "stop: epochs >= 1"),
            "phase pretrain: greedy supervised over h1, h2, h3 {"
                + STEPS
                + "stop: epochs >= 1 }")) {
      GeneratedModel model =
          GeneratedModel.of(GreedyText.of("Thrown", phase + " " + GreedyText.FINETUNE));
      GreedyRun run = run(model);
      List<String> own =
          Set.of("h1", "h2", "h3", "out").stream()
              .sorted()
              .flatMap(layer -> List.of(layer + ".weight", layer + ".bias").stream())
              .toList();
      assertEquals(own, run.tensors());

      Path file = folder.resolve("thrown.safetensors");
      Weights.save(file, run.network(), Map.of());
      assertEquals(Set.copyOf(own), tensorsOf(file));
      assertEquals(
          Weights.fingerprint(run.network()),
          Weights.fingerprint(Weights.load(file, model.newNetwork())));
      Files.delete(file);
    }
  }

  /** The names in the header, which is JSON behind its length in 8 bytes. */
  private static Set<String> tensorsOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int length = (bytes[0] & 0xff) + ((bytes[1] & 0xff) << 8) + ((bytes[2] & 0xff) << 16);
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    return Set.copyOf(
        JsonParser.parseString(header).getAsJsonObject().keySet().stream()
            .filter(key -> !key.equals("__metadata__"))
            .toList());
  }

  @Test
  void phasesOverSomeLayersTrainThemAsTheReferenceAndLeaveTheOthers() {
    String phases =
        "shuffle: false"
            + " phase ends: only h1, out { rate: 0.1 batch: 16 stop: epochs >= 5 }"
            + " phase inner: only h2 { optimizer: adam rate: 0.01 batch: 16 stop: epochs >= 5 }"
            + " phase whole: all { rate: 0.1 batch: 16 regularize: l2(0.01) stop: epochs >= 5 }";
    GeneratedModel model = GeneratedModel.of(GreedyText.of("Only", phases));
    GreedyRun run = run(model);
    Map<String, double[]> before = run.first();
    Map<String, double[]> parameters = new LinkedHashMap<>();
    run.first().forEach((name, values) -> parameters.put(name, values.clone()));
    for (Training.Phase phase : model.model().training().orElseThrow().phases()) {
      ReferenceTraining reference =
          new ReferenceTraining(model.model().network(), phase, rows(model), parameters);
      reference.update(5 * 4);
      Map<String, double[]> after = run.epochs(phase.name()).get(4).weights();
      for (String layer : List.of("h1", "h2", "h3", "out")) {
        boolean trained = phase.layers().isEmpty() || phase.layers().contains(layer);
        assertEquals(
            !trained,
            GreedyRun.bits(before, layer, true).equals(GreedyRun.bits(after, layer, true)),
            phase.name() + ", " + layer);
      }
      // Twenty updates, each of which rounds sums of some dozen terms near 1.
      parameters.forEach(
          (name, due) ->
              assertArrayEquals(due, after.getOrDefault(name, new double[0]), 1e-12, name));
      before = after;
    }
  }

  @Test
  void eachRoundStopsByItself() {
    String settings =
        STEPS + "stop: improvement(error, 1 epochs) < 8% or epochs >= 12 shuffle: false";
    GeneratedModel model =
        GeneratedModel.of(
            GreedyText.of("Stops", GreedyText.autoencoder(settings) + " " + GreedyText.FINETUNE));
    GreedyRun run = run(model);
    List<PhaseReport> rounds = run.report().phases().subList(0, 2);
    for (PhaseReport round : rounds) {
      List<Double> errors = run.errors("pretrain " + round.layer().orElseThrow());
      assertEquals(errors.size(), round.epochs());
      assertEquals(8L * errors.size(), round.updates());
      int due = endOf(errors);
      assertEquals(due, round.epochs(), () -> round.layer() + ": " + errors);
      assertEquals(
          due < 12 ? "improvement(error, 1 epochs) < 8%" : "epochs >= 12", round.stoppedBy());
    }
    assertEquals(List.of(Optional.of("h1"), Optional.of("h2")), layers(rounds));
    assertNotEquals(rounds.get(0).epochs(), rounds.get(1).epochs());
  }

  private static List<Optional<String>> layers(List<PhaseReport> rounds) {
    return rounds.stream().map(PhaseReport::layer).toList();
  }

  /** The first epoch whose best error fell by less than 8% from the best before, or 12. */
  private static int endOf(List<Double> errors) {
    double best = errors.get(0);
    for (int epoch = 2; epoch <= errors.size(); epoch++) {
      double now = Math.min(best, errors.get(epoch - 1));
      if ((best - now) / best < 0.08) {
        return epoch;
      }
      best = now;
    }
    return 12;
  }

  @Test
  void theRunFromScratchIsTheOneOfAFileWithoutPretraining() {
    String phase = GreedyText.FINETUNE.replace("}", "shuffle: false }");
    String pretrain = GreedyText.autoencoder(STEPS + "stop: epochs >= 10");
    List<GeneratedModel> models =
        GeneratedModel.of(
            List.of(
                GreedyText.of("Compared", "compare: scratch " + pretrain + " " + phase),
                GreedyText.of("Plain", phase)));
    GreedyRun compared = run(models.get(0));
    GreedyRun plain = run(models.get(1));

    // Rows in their order and nothing dropped: no phase draws anything, whatever its number is.
    assertEquals(plain.errors("finetune"), compared.errors("finetune again"));
    PhaseReport scratch = compared.report().scratch().orElseThrow();
    assertEquals(plain.report().last().training(), scratch.training());
    assertEquals(
        plain.errors("finetune"),
        scratch.curve().stream().map(point -> point.training().error()).toList());
    assertNotEquals(compared.errors("finetune"), compared.errors("finetune again"));
    assertEquals(
        compared.report().training(),
        Trainer.score(compared.network(), rows(models.get(0))),
        "the network keeps the pretrained weights");
  }

  @Test
  void theBestWeightsOfARoundAreKept() {
    String settings =
        "optimizer: sgd(momentum: 0.9) rate: 0.12 batch: 8 keep: best(error) stop: epochs >= 12";
    GeneratedModel model =
        GeneratedModel.of(GreedyText.of("Best", GreedyText.autoencoder(settings)));
    GreedyRun run = run(model);
    boolean earlier = false;
    for (PhaseReport round : run.report().phases()) {
      String layer = round.layer().orElseThrow();
      List<Double> errors = run.errors("pretrain " + layer);
      int best = errors.indexOf(Collections.min(errors)) + 1;
      assertEquals(best, round.bestEpoch().orElseThrow());
      assertEquals(errors.get(best - 1), round.training().error());
      assertEquals(
          GreedyRun.bits(run.epochs("pretrain " + layer).get(best - 1).weights(), layer, true),
          GreedyRun.bits(run.last(), layer, true));
      assertNotEquals(
          GreedyRun.bits(run.first(), layer, true), GreedyRun.bits(run.last(), layer, true));
      earlier |= best < 12;
    }
    assertTrue(earlier, "the last epoch is never the best");
  }

  /** Small networks of 9,000 weights and more: with batches of 120 worth six threads. */
  private static final String LARGE =
      """
      nn 1
      model LargeGreedy {
        input x[90]: real
        output y: one_of(0..9)
        layers: h1: dense(60, tanh) -> h2: dense(50, relu) -> dense(_, softmax)
      }
      data d { from: csv("d.csv") }
      train LargeGreedy on d {
        rate: 0.01  batch: 120
        phase codes: greedy autoencoder over h1, h2 {
          loss: squared  tied: true  corrupt: 20%  optimizer: adam  stop: epochs >= 2
        }
        phase labels: greedy supervised over h1, h2 { loss: cross_entropy  stop: epochs >= 2 }
        phase all: all { loss: cross_entropy  stop: epochs >= 2 }
        compare: scratch
      }
      """;

  @Test
  void threadsDoNotShow() {
    GeneratedModel model = GeneratedModel.of(LARGE);
    ExampleRows rows =
        ExampleRows.random(model.model().network(), 250, new SplittableRandom(11)).rounded();
    List<String> results =
        IntStream.of(1, 2, 4)
            .mapToObj(threads -> GreedyRun.of(model, rows, threads))
            .map(run -> Weights.fingerprint(run.network()) + scores(run))
            .toList();
    assertEquals(1, Set.copyOf(results).size(), results::toString);
    assertFalse(results.get(0).contains("NaN"), results.get(0));
  }

  private static String scores(GreedyRun run) {
    return run.report().phases().stream().map(phase -> " " + phase.training().error()).toList()
        + " "
        + run.report().scratch().orElseThrow().training();
  }
}
