package dev.nnlang.compiler.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Units that look at one signal each: relu, leaky_relu, prelu, abs, hard_tanh. */
record Bending(List<Piecewise> functions) implements Stage {
  @Override
  public void pass(Cell cell, Consumer<Cell> next) {
    double[] signals = cell.rows();
    List<Part> parts = List.of(new Part(cell.shape(), new int[functions.size()]));
    for (int unit = 0; unit < functions.size(); unit++) {
      double[] thresholds = functions.get(unit).thresholds();
      for (int piece = 0; piece < thresholds.length; piece++) {
        Line line = Rows.line(signals, unit, thresholds[piece]);
        Convex.Side all = cell.shape().side(line);
        if (all == Convex.Side.CUT) {
          parts = cut(parts, line, unit, piece);
        } else if (all == Convex.Side.ABOVE) {
          for (Part part : parts) {
            part.pieces()[unit] = piece + 1;
          }
        }
      }
    }
    for (Part part : parts) {
      next.accept(new Cell(part.shape(), outputs(signals, part.pieces())));
    }
  }

  /** Moves what is above {@code line}, among the parts that have come as far, to the next piece. */
  private static List<Part> cut(List<Part> parts, Line line, int unit, int piece) {
    List<Part> cut = new ArrayList<>(parts.size() + 8);
    for (Part part : parts) {
      Convex.Side side = part.pieces()[unit] == piece ? part.shape().side(line) : Convex.Side.BELOW;
      switch (side) {
        case BELOW, ON -> cut.add(part);
        case ABOVE -> cut.add(part.with(part.shape(), unit, piece + 1));
        case CUT -> {
          cut.add(part.with(part.shape().below(line), unit, piece));
          cut.add(part.with(part.shape().above(line), unit, piece + 1));
        }
      }
    }
    return cut;
  }

  private double[] outputs(double[] signals, int[] pieces) {
    double[] outputs = new double[signals.length];
    for (int unit = 0; unit < pieces.length; unit++) {
      Piecewise function = functions.get(unit);
      double slope = function.slopes()[pieces[unit]];
      for (int term = Rows.TERMS * unit; term < Rows.TERMS * (unit + 1); term++) {
        outputs[term] = slope * signals[term];
      }
      outputs[Rows.TERMS * unit + 2] += function.offsets()[pieces[unit]];
    }
    return outputs;
  }
}
