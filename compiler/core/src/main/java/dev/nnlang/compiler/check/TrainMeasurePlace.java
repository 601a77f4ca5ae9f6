package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Measure;

/** Where a measure may stand; as a visitor it says whether one may. */
enum TrainMeasurePlace implements Measure.Visitor<Boolean> {
  /** {@code stop: error < 0.1 or epochs >= 5}. */
  STOP_RULE("a stop rule"),
  /** {@code improvement(error, 3 epochs)}. */
  IMPROVEMENT("`improvement`"),
  /** {@code keep: best(validation.error)}. */
  KEEP("`keep`"),
  /** {@code on plateau(validation.error, 3 epochs): ...}. */
  PLATEAU("`plateau`"),
  /** {@code expect Iris { test.accuracy >= 90% }}. */
  EXPECTATION("an expectation");

  private final String noun;

  TrainMeasurePlace(String noun) {
    this.noun = noun;
  }

  /** As messages call it. */
  String noun() {
    return noun;
  }

  @Override
  public Boolean error(Measure.MeanError error) {
    return allows(error.part());
  }

  @Override
  public Boolean accuracy(Measure.Accuracy accuracy) {
    return allows(accuracy.part());
  }

  /** Training never looks at the test set: else its figures would flatter. */
  private boolean allows(Measure.Part part) {
    return part != Measure.Part.TEST || this == EXPECTATION;
  }

  @Override
  public Boolean improvement(Measure.Improvement improvement) {
    return this == STOP_RULE;
  }

  @Override
  public Boolean count(Measure.Count count) {
    boolean fixed = count.counter() == Measure.Counter.PARAMETERS;
    return switch (this) {
      case STOP_RULE -> !fixed;
      case EXPECTATION -> fixed;
      case IMPROVEMENT, KEEP, PLATEAU -> false;
    };
  }
}
