package dev.nnlang.compiler.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Maxout: unit i is the largest of the signals {@code i k, ..., i k + k - 1}, of ties the first.
 */
record Largest(int k) implements Stage {
  @Override
  public void pass(Cell cell, Consumer<Cell> next) {
    double[] signals = cell.rows();
    int units = signals.length / Rows.TERMS / k;
    List<Part> parts = List.of(new Part(cell.shape(), new int[units]));
    for (int unit = 0; unit < units; unit++) {
      List<Part> cut = new ArrayList<>(parts.size() + 8);
      for (Part part : parts) {
        cut(part, signals, unit, cut);
      }
      parts = cut;
    }
    for (Part part : parts) {
      double[] outputs = new double[Rows.TERMS * units];
      for (int unit = 0; unit < units; unit++) {
        int winner = unit * k + part.pieces()[unit];
        System.arraycopy(signals, Rows.TERMS * winner, outputs, Rows.TERMS * unit, Rows.TERMS);
      }
      next.accept(new Cell(part.shape(), outputs));
    }
  }

  private void cut(Part part, double[] signals, int unit, List<Part> cut) {
    int before = cut.size();
    for (int piece = 0; piece < k; piece++) {
      Convex shape = part.shape();
      boolean empty = false;
      for (int other = 0; other < k && !empty; other++) {
        if (other != piece) {
          Line line = Rows.line(signals, unit * k + piece, unit * k + other);
          Convex.Side side = shape.side(line);
          empty = side == Convex.Side.BELOW || (side == Convex.Side.ON && other < piece);
          shape = side == Convex.Side.CUT ? shape.above(line) : shape;
        }
      }
      if (!empty) {
        cut.add(part.with(shape, unit, piece));
      }
    }
    if (cut.size() == before) {
      // Thinner than can be told apart: it goes to the winner in its middle.
      cut.add(part.with(part.shape(), unit, winner(part.shape(), signals, unit)));
    }
  }

  private int winner(Convex shape, double[] signals, int unit) {
    int winner = 0;
    for (int piece = 1; piece < k; piece++) {
      if (middle(shape, signals, unit * k + piece) > middle(shape, signals, unit * k + winner)) {
        winner = piece;
      }
    }
    return winner;
  }

  private static double middle(Convex shape, double[] signals, int i) {
    return Rows.value(signals, i, shape.middleU(), shape.middleV());
  }
}
