package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.runtime.History;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void lineHasRateErrorAccuracyValidationAndTheTimeLeft() {
    assertEquals(
        "epoch 12/500  rate 0.05  error 0.2500 (95.24%)  validation 0.5000 (90.00%)  4 min 4 s left",
        new ProgressLine(OptionalInt.of(500)).of(new Epoch(12, 6, 0.95238, 0.9)));
  }

  @Test
  void lineLeavesOutWhatIsNotThere() {
    assertEquals(
        "epoch 3  rate 0.05  error 0.2500 (95.00%)",
        new ProgressLine(OptionalInt.empty()).of(new Epoch(3, 1, 0.95, Double.NaN)));
  }

  @Test
  void pipeGetsTenLinesAndThenOneForEachFiftieth() {
    run(new PlainProgress(out, OptionalInt.of(1000)), 1000);
    List<String> lines = lines();
    assertEquals(10 + 50, lines.size());
    assertTrue(lines.get(10).startsWith("epoch 30/1000 "), lines.get(10));
    assertTrue(lines.get(59).startsWith("epoch 1000/1000 "), lines.get(59));
  }

  @Test
  void pipeGetsEverFewerLinesWhereTheEndIsNotKnown() {
    run(new PlainProgress(out, OptionalInt.empty()), 10_000);
    assertTrue(lines().size() > 100 && lines().size() < 500, () -> "lines: " + lines().size());
  }

  @Test
  void terminalLineIsWrittenOverTenTimesASecond() {
    try (TerminalProgress progress =
        new TerminalProgress(out, new ProgressLine(OptionalInt.empty()))) {
      run(progress, 30);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(30, text.chars().filter(c -> c == '\r').count());
    assertTrue(text.startsWith("\repoch 1 ") && text.endsWith("\u001b[K\n"), text);
  }

  @Test
  void terminalLineIsThatOfTheLastEpochInTheEnd() {
    try (TerminalProgress progress =
        new TerminalProgress(out, new ProgressLine(OptionalInt.of(9)))) {
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

  private record Epoch(int epoch, double elapsed, double accuracy, double validationAccuracy)
      implements Progress {
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
