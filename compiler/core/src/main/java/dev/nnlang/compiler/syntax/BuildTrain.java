package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.TrainSyntax.Kind;
import dev.nnlang.grammar.NnParser;
import java.util.List;
import java.util.Optional;

/** Turns the parse tree of a {@code train} block into records. */
final class BuildTrain {
  private final DocComments docs;
  private final Diagnostics diagnostics;

  BuildTrain(DocComments docs, Diagnostics diagnostics) {
    this.docs = docs;
    this.diagnostics = diagnostics;
  }

  TrainSyntax train(NnParser.TrainContext train) {
    List<NnParser.TrainEntryContext> entries = BuildFile.whole(train.trainBlock().trainEntry());
    return new TrainSyntax(
        docs.of(train.getStart()),
        Places.name(train.name(0)),
        Places.name(train.name(1)),
        BuildFile.each(entries, NnParser.TrainEntryContext::trainSetting, BuildTrain::setting),
        BuildFile.each(entries, NnParser.TrainEntryContext::plateau, BuildTrain::plateau),
        BuildFile.each(entries, NnParser.TrainEntryContext::checkpoint, BuildTrain::checkpoint),
        BuildFile.each(entries, NnParser.TrainEntryContext::phase, this::phase),
        Places.span(train));
  }

  private static SettingSyntax setting(NnParser.TrainSettingContext setting) {
    return new SettingSyntax(
        Places.name(setting.trainKey()),
        BuildExpression.values(setting.values()),
        Places.span(setting));
  }

  private static TrainSyntax.PlateauSyntax plateau(NnParser.PlateauContext plateau) {
    return new TrainSyntax.PlateauSyntax(
        BuildExpression.arguments(plateau.argument()),
        BuildExpression.amount(plateau.amount(0)),
        Optional.ofNullable(plateau.amount(1)).map(BuildExpression::amount),
        Places.span(plateau));
  }

  private static TrainSyntax.CheckpointSyntax checkpoint(NnParser.CheckpointContext checkpoint) {
    return new TrainSyntax.CheckpointSyntax(
        BuildExpression.period(checkpoint.period()),
        Optional.ofNullable(checkpoint.amount()).map(BuildExpression::amount),
        Places.span(checkpoint));
  }

  private TrainSyntax.PhaseSyntax phase(NnParser.PhaseContext phase) {
    List<NnParser.PhaseEntryContext> entries =
        phase.phaseBlock() == null ? List.of() : BuildFile.whole(phase.phaseBlock().phaseEntry());
    BuildFile.each(entries, NnParser.PhaseEntryContext::checkpoint, this::refuse);
    NnParser.NamesContext names = phase.phaseKind().names();
    return new TrainSyntax.PhaseSyntax(
        Places.name(phase.name()),
        kind(phase.phaseKind()),
        names == null ? List.of() : names.name().stream().map(Places::name).toList(),
        BuildFile.each(entries, NnParser.PhaseEntryContext::trainSetting, BuildTrain::setting),
        BuildFile.each(entries, NnParser.PhaseEntryContext::plateau, BuildTrain::plateau),
        Places.span(phase));
  }

  private static Kind kind(NnParser.PhaseKindContext kind) {
    if (kind.ALL() != null) {
      return Kind.ALL;
    }
    if (kind.ONLY() != null) {
      return Kind.ONLY;
    }
    return kind.AUTOENCODER() != null ? Kind.GREEDY_AUTOENCODER : Kind.GREEDY_SUPERVISED;
  }

  private TrainSyntax.CheckpointSyntax refuse(NnParser.CheckpointContext checkpoint) {
    diagnostics.add(
        Diagnostic.of(
                Code.UNEXPECTED_TEXT,
                Places.span(checkpoint),
                "`checkpoint` stands in a phase, and belongs to the whole training")
            .label("not in a phase")
            .help("move it out of the phase, into the `train` block")
            .build());
    return checkpoint(checkpoint);
  }
}
