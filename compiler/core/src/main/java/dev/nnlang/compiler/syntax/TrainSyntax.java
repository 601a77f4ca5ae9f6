package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code train Iris on iris { ... }}. */
public record TrainSyntax(
    Optional<String> doc,
    Name model,
    Name data,
    List<SettingSyntax> settings,
    List<PlateauSyntax> plateaus,
    List<CheckpointSyntax> checkpoints,
    List<PhaseSyntax> phases,
    Span span) {
  public TrainSyntax {
    settings = List.copyOf(settings);
    plateaus = List.copyOf(plateaus);
    checkpoints = List.copyOf(checkpoints);
    phases = List.copyOf(phases);
  }

  /** {@code on plateau(validation.error, 3 epochs): rate * 0.5, at most 4 times}. */
  public record PlateauSyntax(
      List<Expression.Argument> arguments,
      Expression factor,
      Optional<Expression> atMost,
      Span span) {
    public PlateauSyntax {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code checkpoint: every 1 epochs, keep 3}. */
  public record CheckpointSyntax(Expression.Quantity every, Optional<Expression> keep, Span span) {}

  /** What a phase trains. */
  public enum Kind {
    /** {@code all}. */
    ALL,
    /** {@code only h1, out}. */
    ONLY,
    /** {@code greedy autoencoder over h1, h2}. */
    GREEDY_AUTOENCODER,
    /** {@code greedy supervised over h1, h2}. */
    GREEDY_SUPERVISED
  }

  /**
   * {@code phase pretrain: greedy autoencoder over h1, h2 { ... }}.
   *
   * @param layers the labels named; empty for {@link Kind#ALL}
   */
  public record PhaseSyntax(
      Name name,
      Kind kind,
      List<Name> layers,
      List<SettingSyntax> settings,
      List<PlateauSyntax> plateaus,
      Span span) {
    public PhaseSyntax {
      layers = List.copyOf(layers);
      settings = List.copyOf(settings);
      plateaus = List.copyOf(plateaus);
    }
  }
}
