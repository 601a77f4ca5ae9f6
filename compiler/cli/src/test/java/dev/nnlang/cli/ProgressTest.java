package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.runtime.History;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void lineHasRateErrorAccuracyValidationAndTheTimeLeft() {
    assertEquals(
        "epoch 12/500  rate 0.05  error 0.2500 (95.24%)  validation 0.5000 (90.00%)  4 min 4 s left",
        new ProgressLine(false).of(new Epoch(12, 6, 0.95238, 0.9), OptionalInt.of(500)));
  }

  @Test
  void lineLeavesOutWhatIsNotThere() {
    assertEquals(
        "epoch 3  rate 0.05  error 0.2500 (95.00%)",
        new ProgressLine(false).of(new Epoch(3, 1, 0.95, Double.NaN), OptionalInt.empty()));
  }

  @Test
  void pipeGetsTenLinesAndThenOneForEachFiftieth() {
    run(plain(OptionalInt.of(1000)), 1000);
    List<String> lines = lines();
    assertEquals(10 + 50, lines.size());
    assertTrue(lines.get(10).startsWith("epoch 30/1000 "), lines.get(10));
    assertTrue(lines.get(59).startsWith("epoch 1000/1000 "), lines.get(59));
  }

  @Test
  void pipeGetsEverFewerLinesWhereTheEndIsNotKnown() {
    run(plain(OptionalInt.empty()), 10_000);
    assertTrue(lines().size() > 100 && lines().size() < 500, () -> "lines: " + lines().size());
  }

  @Test
  void terminalLineIsWrittenOverTenTimesASecond() {
    try (TerminalProgress progress = terminal(OptionalInt.empty())) {
      run(progress, 30);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(30, text.chars().filter(c -> c == '\r').count());
    assertTrue(text.startsWith("\repoch 1 ") && text.endsWith("\u001b[K\n"), text);
  }

  @Test
  void terminalLineIsThatOfTheLastEpochInTheEnd() {
    try (TerminalProgress progress = terminal(OptionalInt.of(9))) {
      for (int epoch = 1; epoch <= 9; epoch++) {
        progress.onEpoch(new Epoch(epoch, epoch * 0.001, 0.95, Double.NaN));
      }
    }
    assertEquals(1, bytes.toString(StandardCharsets.UTF_8).split("epoch 9/9", -1).length - 1);
    assertEquals(2, bytes.toString(StandardCharsets.UTF_8).split("\r", -1).length - 1);
  }

  @Test
  void capIsTheLastEpochThatARuleAllows() {
    StopRule hundred = epochs(StopRule.Operator.AT_LEAST, 100);
    StopRule fifty = epochs(StopRule.Operator.GREATER, 50);
    StopRule error =
        new StopRule.Comparison(
            new Measure.MeanError(Measure.Part.TRAIN), StopRule.Operator.LESS, 0.1, "error < 0.1");
    assertEquals(OptionalInt.of(100), EpochCap.of(new StopRule.Or(error, hundred)));
    assertEquals(OptionalInt.of(51), EpochCap.of(new StopRule.Or(fifty, hundred)));
    assertEquals(OptionalInt.of(100), EpochCap.of(new StopRule.And(fifty, hundred)));
    assertEquals(OptionalInt.empty(), EpochCap.of(new StopRule.And(error, hundred)));
    assertEquals(OptionalInt.empty(), EpochCap.of(new StopRule.Not(hundred)));
  }

  @Test
  void lineNamesItsPhaseWhereThereAreSeveral() {
    ProgressLine line = new ProgressLine(true);
    String figures = "epoch 3  rate 0.05  error 0.2500 (95.00%)";
    OptionalInt cap = OptionalInt.empty();
    assertEquals("tune  " + figures, line.of(epoch("tune", 3), cap));
    assertEquals(
        "pretrain h1  " + figures,
        line.of(new Epoch("pretrain", Optional.of("h1"), false, 3, 3, 1, 0.95, Double.NaN), cap));
    assertEquals(
        "scratch  " + figures,
        line.of(new Epoch("tune", Optional.empty(), true, 3, 3, 1, 0.95, Double.NaN), cap));
  }

  @Test
  void everyPhaseBeginsWithItsFirstTenEpochs() {
    PlainProgress plain = plain(OptionalInt.of(1000));
    run(plain, 1000);
    run(plain, 1000);
    assertEquals(2 * (10 + 50), lines().size());
  }

  @Test
  void terminalKeepsTheLastLineOfEachPhase() {
    try (TerminalProgress progress = terminal(OptionalInt.of(3))) {
      run(progress, 3);
      run(progress, 3);
    }
    String[] kept = bytes.toString(StandardCharsets.UTF_8).split("\n", -1);
    assertEquals(3, kept.length);
    for (String line : List.of(kept[0], kept[1])) {
      assertTrue(line.substring(line.lastIndexOf('\r')).startsWith("\repoch 3/3 "), line);
    }
    assertEquals("", kept[2]);
  }

  @Test
  void limitOfEpochsIsOnAllPhasesTogether() {
    PhaseCaps caps = new PhaseCaps(training(), OptionalInt.of(12));
    assertEquals(OptionalInt.of(10), caps.of(epoch("first", 1)));
    assertEquals(OptionalInt.of(10), caps.of(epoch("first", 10)));
    assertEquals(OptionalInt.of(2), caps.of(epoch("second", 2).after(10)));
    Epoch scratch = new Epoch("second", Optional.empty(), true, 1, 1, 1, 0.95, Double.NaN);
    assertEquals(OptionalInt.of(12), caps.of(scratch));
    assertEquals(
        OptionalInt.of(50), new PhaseCaps(training(), OptionalInt.empty()).of(epoch("second", 1)));
  }

  /** Ten epochs of {@code first}, then fifty of {@code second}. */
  private static Training training() {
    List<Training.Phase> phases = List.of(phase("first", 10), phase("second", 50));
    return new Training("data", 1, true, phases, true, Optional.empty());
  }

  private static Training.Phase phase(String name, int epochs) {
    Training.Settings settings =
        new Training.Settings(
            new Loss.Squared(),
            List.of(),
            new Optimizer.Sgd(0),
            32,
            new Schedule.Constant(0.1, Optional.empty()),
            Optional.empty(),
            epochs(StopRule.Operator.AT_LEAST, epochs),
            Training.Keep.last(),
            true,
            false,
            0);
    return new Training.Phase(name, Training.Kind.ALL, List.of(), settings);
  }

  private static Epoch epoch(String phase, int epoch) {
    return new Epoch(phase, Optional.empty(), false, epoch, epoch, 1, 0.95, Double.NaN);
  }

  private PlainProgress plain(OptionalInt cap) {
    return new PlainProgress(out, new ProgressLine(false), progress -> cap);
  }

  private TerminalProgress terminal(OptionalInt cap) {
    return new TerminalProgress(out, new ProgressLine(false), progress -> cap);
  }

  private static StopRule epochs(StopRule.Operator operator, double value) {
    return new StopRule.Comparison(
        new Measure.Count(Measure.Counter.EPOCHS), operator, value, "epochs");
  }

  /** Half a second for each epoch. */
  private static void run(ProgressDisplay display, int epochs) {
    for (int epoch = 1; epoch <= epochs; epoch++) {
      display.onEpoch(new Epoch(epoch, epoch * 0.5, 0.95, Double.NaN));
    }
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private record Epoch(
      String phase,
      Optional<String> layer,
      boolean scratch,
      int epoch,
      int allEpochs,
      double elapsed,
      double accuracy,
      double validationAccuracy)
      implements Progress {
    Epoch(int epoch, double elapsed, double accuracy, double validationAccuracy) {
      this("train", Optional.empty(), false, epoch, epoch, elapsed, accuracy, validationAccuracy);
    }

    /** The same after {@code epochs} of other phases. */
    Epoch after(int epochs) {
      return new Epoch(
          phase, layer, scratch, epoch, epoch + epochs, elapsed, accuracy, validationAccuracy);
    }

    @Override
    public long updates() {
      return epoch;
    }

    @Override
    public double epochSeconds() {
      return 0.5;
    }

    @Override
    public double rate() {
      return 0.05;
    }

    @Override
    public double error() {
      return 0.25;
    }

    @Override
    public double validationError() {
      return Double.isNaN(validationAccuracy) ? Double.NaN : 0.5;
    }

    @Override
    public double gradientNorm() {
      return 1;
    }

    @Override
    public History history(Quantity quantity) {
      throw new IllegalArgumentException(quantity + " is not watched");
    }
  }
}
