package com.example.stacked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Parts;
import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StackedTest {
  private static final Parts DIGITS = Main.digits(Path.of("src/main/nn/digits.csv"));
  private static final Stacked STACKED = new Stacked();
  private static TrainingReport report;

  @BeforeAll
  static void train() {
    report = Main.train(STACKED, DIGITS);
  }

  @Test
  void trainsOneLayerAfterTheOtherAndThenAll() {
    assertEquals(
        List.of(Optional.of("h1"), Optional.of("h2"), Optional.of("h3"), Optional.empty()),
        report.phases().stream().map(PhaseReport::layer).toList());
  }

  @Test
  void errsLessThanFromScratchAfterFewerEpochs() {
    PhaseReport scratch = report.scratch().orElseThrow();

    assertTrue(report.last().epochs() < scratch.epochs(), report::toString);
    assertTrue(report.last().validation().error() < scratch.validation().error(), report::toString);
  }

  @Test
  void readsNineOfTenDigitsThatItHasNotSeen() {
    Score test = Trainer.score(STACKED, DIGITS.test());

    assertTrue(test.accuracy() >= 0.92, test::toString);
  }
}
