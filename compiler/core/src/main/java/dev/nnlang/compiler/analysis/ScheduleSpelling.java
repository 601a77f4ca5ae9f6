package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Schedule;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a rate as the language does. */
final class ScheduleSpelling implements Schedule.Visitor<String> {
  private static final ScheduleSpelling INSTANCE = new ScheduleSpelling();

  private ScheduleSpelling() {}

  /** Such as {@code ramp(0 -> 0.05, 1 epochs) then 0.05}. */
  static String of(Schedule schedule) {
    return schedule.accept(INSTANCE);
  }

  @Override
  public String constant(Schedule.Constant constant) {
    String rate = Decimal.of(constant.rate());
    return constant
        .epochs()
        .map(epochs -> "constant(" + rate + ", " + Amounts.epochs(epochs) + ")")
        .orElse(rate);
  }

  @Override
  public String ramp(Schedule.Ramp ramp) {
    return between("ramp", ramp.from(), ramp.to(), ramp.epochs());
  }

  @Override
  public String cosine(Schedule.Cosine cosine) {
    return between("cosine", cosine.from(), cosine.to(), cosine.epochs());
  }

  private static String between(String word, double from, double to, double epochs) {
    return String.format(
        Locale.ROOT,
        "%s(%s -> %s, %s)",
        word,
        Decimal.of(from),
        Decimal.of(to),
        Amounts.epochs(epochs));
  }

  @Override
  public String exponential(Schedule.Exponential exponential) {
    return String.format(
        Locale.ROOT,
        "exponential(%s, %s per %s)",
        Decimal.of(exponential.start()),
        Decimal.of(exponential.factor()),
        Amounts.epochs(exponential.per()));
  }

  @Override
  public String step(Schedule.Step step) {
    return String.format(
        Locale.ROOT,
        "step(%s, %s every %s)",
        Decimal.of(step.start()),
        Decimal.of(step.factor()),
        Amounts.epochs(step.every()));
  }

  @Override
  public String sequence(Schedule.Sequence sequence) {
    return sequence.pieces().stream()
        .map(ScheduleSpelling::of)
        .collect(Collectors.joining(" then "));
  }
}
