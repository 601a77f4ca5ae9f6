package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.runtime.DivergedException;
import dev.nnlang.runtime.DivergedException.Quantity;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a divergence began with, and what is to be done, with the numbers of the training. */
final class DivergenceWords {
  /** No first weight should be as large, whatever the layer. */
  private static final double LARGE_WEIGHT = 10;

  /** Inputs beyond that are better scaled. */
  private static final double LARGE_INPUT = 10;

  /** Inputs beyond that are to blame, whatever the rate. */
  private static final double HUGE_INPUT = 1e4;

  private final CheckedModel model;
  private final DivergedException diverged;
  private final Optional<Rehearsal> calm;
  private final Optional<String> row;
  private final Optional<LargestInput> input;
  private final Optional<LargestWeight> weight;

  private record LargestWeight(String layer, double size) {}

  private DivergenceWords(
      CheckedModel model,
      DivergedException diverged,
      Optional<Rehearsal> calm,
      Optional<String> row,
      Optional<LargestInput> input,
      Optional<LargestWeight> weight) {
    this.model = model;
    this.diverged = diverged;
    this.calm = calm;
    this.row = row;
    this.input = input;
    this.weight = weight;
  }

  /**
   * Collects the numbers while they are there.
   *
   * @param network with the last good weights, or those that the phase began with
   * @param calm a training with a better rate; empty where none is known
   */
  static DivergenceWords of(
      CheckedModel model,
      DataParts parts,
      Network<?> network,
      DivergedException diverged,
      Optional<Rehearsal> calm) {
    Optional<String> row =
        diverged.example() < 0
            ? Optional.empty()
            : Optional.of(
                "row "
                    + (RowNumbers.of(
                            TrainBlock.data(model),
                            network.signature(),
                            parts.source(),
                            diverged.example())
                        + 1)
                    + " of `"
                    + RowNumbers.name(TrainBlock.data(model))
                    + "`");
    return new DivergenceWords(
        model,
        diverged,
        calm,
        row,
        LargestInput.of(model.network(), network.signature(), parts.train()),
        largestWeight(network));
  }

  private static Optional<LargestWeight> largestWeight(Network<?> network) {
    Optional<LargestWeight> largest = Optional.empty();
    for (Tensor tensor : network.tensors()) {
      for (int i = 0; tensor.learned() && i < tensor.size(); i++) {
        double size = Math.abs(tensor.get(i));
        if (largest.isEmpty() || !(size <= largest.get().size())) {
          String name = tensor.name().substring(0, tensor.name().lastIndexOf('.'));
          largest = Optional.of(new LargestWeight(name, size));
        }
      }
    }
    return largest;
  }

  Diagnostic diagnostic(DivergencePlaces places, List<String> further) {
    Optional<Span> layer = layerName().flatMap(places::layer);
    boolean byRate = diverged.rate().isPresent();
    Span block = places.rate().orElseGet(places::block);
    Span place = byRate ? block : layer.orElse(block);
    Diagnostic.Builder builder = Diagnostic.of(Code.DIVERGED, place, message());
    if (byRate) {
      builder.label("the last update was made with " + Rounded.number(rate()));
      layer.ifPresent(span -> builder.label(span, "here"));
    } else {
      builder.label("before any update");
    }
    builder.help(help());
    notes().forEach(builder::note);
    further.forEach(builder::note);
    return builder.build();
  }

  private double rate() {
    return diverged.rate().orElse(Double.NaN);
  }

  private String message() {
    String moment =
        String.format(
            Locale.ROOT,
            " is not finite in epoch %d, update %d%s",
            diverged.epoch(),
            diverged.update(),
            part());
    return what() + row.map(text -> " for " + text).orElse("") + moment;
  }

  /** Which part of the training, where it has several. */
  private String part() {
    boolean alone = TrainBlock.of(model).phases().size() == 1 && diverged.round().isEmpty();
    return (alone ? "" : " of phase `" + diverged.phase() + "`")
        + diverged.round().map(name -> ", layer `" + name + "`").orElse("")
        + (diverged.scratch() ? ", from scratch" : "");
  }

  private String what() {
    String unit = "unit " + diverged.unit() + " of " + layerWords();
    return switch (diverged.quantity()) {
      case INPUT -> "input " + diverged.unit();
      case ACTIVATION -> "the output of " + unit;
      case LOSS -> "the loss";
      case SENSITIVITY -> "the sensitivity of " + unit;
      case GRADIENT -> "the gradient of a weight of " + unit;
      case WEIGHT -> "a weight of " + unit;
    };
  }

  private String layerWords() {
    return layerName()
        .map(name -> "`" + name + "`")
        .orElse("the layer on top that the round throws away");
  }

  /** The layer as the file calls it; empty for none, and for one that the file does not have. */
  private Optional<String> layerName() {
    if (diverged.layer() == 0) {
      return Optional.empty();
    }
    if (diverged.round().isPresent()) {
      return diverged.layer() == 1 ? diverged.round() : Optional.empty();
    }
    return NumberedLayer.of(model.network()).stream()
        .filter(layer -> layer.number() == diverged.layer())
        .map(NumberedLayer::name)
        .findFirst();
  }

  private String help() {
    Optional<LargestInput> huge = input.filter(large -> large.size() > HUGE_INPUT);
    if (huge.isPresent()) {
      return huge.get().cure();
    }
    if (diverged.rate().isEmpty()) {
      return largeInput()
          .map(LargestInput::cure)
          .or(
              () ->
                  largeWeight().map(large -> "draw smaller first weights, such as `init: glorot`"))
          .orElse("scale or standardize the inputs, or draw smaller first weights");
    }
    if (calm.isPresent()) {
      return calm.get().inWords();
    }
    if (diverged.calmRate().isEmpty() && diverged.hasGoodWeights()) {
      return "try a much smaller rate: no rate lowers the loss of that batch any more";
    }
    double lower = diverged.calmRate().orElse(rate());
    return lower < rate()
        ? "try `rate: "
            + Rounded.number(lower)
            + "` or less: the largest, to a digit, with which that update lowers the loss of its"
            + " batch"
        : "try a rate ten times smaller than " + Rounded.number(rate());
  }

  private Optional<LargestInput> largeInput() {
    return input.filter(large -> large.size() > LARGE_INPUT);
  }

  private Optional<LargestWeight> largeWeight() {
    return weight.filter(large -> !(large.size() <= LARGE_WEIGHT));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (diverged.quantity() == Quantity.ACTIVATION && Double.isFinite(diverged.value())) {
      boolean single = model.network().precision() == Precision.FLOAT;
      notes.add(
          "its signal is "
              + Rounded.number(diverged.value())
              + (single ? ", and a float ends at 3.4e38" : ""));
    }
    largeInput().map(LargestInput::inWords).ifPresent(notes::add);
    largeWeight()
        .map(
            large ->
                whose()
                    + " go up to "
                    + Rounded.number(large.size())
                    + " in `"
                    + large.layer()
                    + "`")
        .ifPresent(notes::add);
    return notes;
  }

  private String whose() {
    if (diverged.rate().isEmpty()) {
      return "the first weights";
    }
    return diverged.hasGoodWeights() ? "the last good weights" : "the weights of the checkpoint";
  }
}
