package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Schedule;
import java.util.List;

/** The rate eta at a moment of a training. */
public final class ReferenceSchedule {
  private ReferenceSchedule() {}

  /**
   * The rate that {@code schedule} has after {@code epoch} epochs.
   *
   * @param epoch from 0, with the share of the epoch that is done
   */
  public static double rate(Schedule schedule, double epoch) {
    return schedule.accept(new Rate(epoch));
  }

  private record Rate(double epoch) implements Schedule.Visitor<Double> {
    @Override
    public Double constant(Schedule.Constant constant) {
      return constant.rate();
    }

    @Override
    public Double ramp(Schedule.Ramp ramp) {
      return epoch < ramp.epochs()
          ? ramp.from() + (ramp.to() - ramp.from()) * epoch / ramp.epochs()
          : ramp.to();
    }

    @Override
    public Double cosine(Schedule.Cosine cosine) {
      double fall = (1 + StrictMath.cos(Math.PI * epoch / cosine.epochs())) / 2;
      return epoch < cosine.epochs()
          ? cosine.to() + (cosine.from() - cosine.to()) * fall
          : cosine.to();
    }

    @Override
    public Double exponential(Schedule.Exponential exponential) {
      return exponential.start() * StrictMath.pow(exponential.factor(), epoch / exponential.per());
    }

    @Override
    public Double step(Schedule.Step step) {
      return step.start() * StrictMath.pow(step.factor(), Math.floor(epoch / step.every()));
    }

    @Override
    public Double sequence(Schedule.Sequence sequence) {
      List<Schedule> pieces = sequence.pieces();
      double start = 0;
      for (Schedule piece : pieces.subList(0, pieces.size() - 1)) {
        double length = piece.accept(new Length());
        if (epoch < start + length) {
          return rate(piece, epoch - start);
        }
        start += length;
      }
      return rate(pieces.get(pieces.size() - 1), epoch - start);
    }
  }

  /** How many epochs a piece lasts before the next one begins. */
  private record Length() implements Schedule.Visitor<Double> {
    @Override
    public Double constant(Schedule.Constant constant) {
      return constant.epochs().orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public Double ramp(Schedule.Ramp ramp) {
      return ramp.epochs();
    }

    @Override
    public Double cosine(Schedule.Cosine cosine) {
      return cosine.epochs();
    }

    @Override
    public Double exponential(Schedule.Exponential exponential) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public Double step(Schedule.Step step) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public Double sequence(Schedule.Sequence sequence) {
      return sequence.pieces().stream().mapToDouble(piece -> piece.accept(this)).sum();
    }
  }
}
