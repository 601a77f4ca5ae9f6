package dev.nnlang.runtime;

import java.util.List;

/**
 * The rate eta as a function of time, in epochs from 0; a fraction is the share of an epoch done.
 * Built from {@code + - * /}, {@link StrictMath} and comparisons, so the same everywhere.
 * Immutable: safe from any thread.
 *
 * <p>Lengths are in epochs and above 0; where a piece is one of a {@link #sequence}, its epochs are
 * counted from its own beginning. Nothing is checked here.
 */
@FunctionalInterface
public interface Schedule {
  /** The rate of the update that begins at {@code epoch}. */
  double rate(double epoch);

  /** {@code rate} throughout. */
  static Schedule constant(double rate) {
    return epoch -> rate;
  }

  /** In a line from {@code from} to {@code to} within {@code epochs}; {@code to} from there on. */
  static Schedule ramp(double from, double to, double epochs) {
    return epoch -> epoch >= epochs ? to : from + (to - from) * (epoch / epochs);
  }

  /** Half a cosine from {@code from} to {@code to} within {@code epochs}; {@code to} from there. */
  static Schedule cosine(double from, double to, double epochs) {
    return epoch ->
        epoch >= epochs
            ? to
            : to + (from - to) * (1 + StrictMath.cos(Math.PI * (epoch / epochs))) / 2;
  }

  /** {@code start * factor^(epoch / per)}. */
  static Schedule exponential(double start, double factor, double per) {
    return epoch -> start * StrictMath.pow(factor, epoch / per);
  }

  /** {@code start * factor^floor(epoch / every)}. */
  static Schedule step(double start, double factor, double every) {
    return epoch -> start * StrictMath.pow(factor, Math.floor(epoch / every));
  }

  /** {@code schedule} for {@code epochs} epochs, where another follows it. */
  record Piece(Schedule schedule, double epochs) {}

  /** The pieces one after the other, each from its own beginning, then {@code last} for ever. */
  static Schedule sequence(List<Piece> pieces, Schedule last) {
    List<Piece> before = List.copyOf(pieces);
    return epoch -> {
      double start = 0;
      for (Piece piece : before) {
        if (epoch < start + piece.epochs()) {
          return piece.schedule().rate(epoch - start);
        }
        start += piece.epochs();
      }
      return last.rate(epoch - start);
    };
  }
}
