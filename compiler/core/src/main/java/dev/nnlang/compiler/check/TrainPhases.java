package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Phase;
import dev.nnlang.compiler.model.Training.Settings;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.TrainSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.PhaseSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.PlateauSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the phases of a train block, each with its own settings over those of the block. */
final class TrainPhases {
  private static final String ONLY_PHASE = "train";

  private final TrainSyntax syntax;
  private final TrainKeys block;
  private final TrainScene scene;

  TrainPhases(TrainSyntax syntax, TrainKeys block, TrainScene scene) {
    this.syntax = syntax;
    this.block = block;
    this.scene = scene;
  }

  /** At least one phase; all are read though one is wrong. */
  Optional<List<Phase>> read() {
    if (syntax.phases().isEmpty()) {
      return onlyPhase().map(List::of);
    }
    boolean named = requireDistinctNames();
    List<Phase> phases = new ArrayList<>();
    Set<String> unused = new LinkedHashSet<>(block.entries().keySet());
    for (PhaseSyntax phase : syntax.phases()) {
      TrainKeys own = TrainKeys.of(phase.settings(), scope(phase), scene.diagnostics());
      unused.retainAll(own.entries().keySet());
      read(phase, own.over(block)).ifPresent(phases::add);
    }
    unused.forEach(new TrainSettings(block, scene)::readUnused);
    boolean plateaus = readUnusedPlateaus();
    return named && plateaus && phases.size() == syntax.phases().size()
        ? Optional.of(phases)
        : Optional.empty();
  }

  private Optional<Phase> onlyPhase() {
    String what = String.format(Locale.ROOT, "the training of `%s`", syntax.model());
    return new TrainSettings(block, scene)
        .read(syntax.plateaus(), List.of(), syntax.model().span(), what)
        .map(settings -> new Phase(ONLY_PHASE, Training.Kind.ALL, List.of(), settings));
  }

  private Optional<Phase> read(PhaseSyntax phase, TrainKeys keys) {
    Optional<List<String>> layers =
        TrainPhaseLayers.check(phase, scene.network(), scene.diagnostics());
    TrainScene its = scene.reconstructing(phase.kind() == TrainSyntax.Kind.GREEDY_AUTOENCODER);
    List<PlateauSyntax> plateaus =
        phase.plateaus().isEmpty() ? syntax.plateaus() : phase.plateaus();
    String what = String.format(Locale.ROOT, "phase `%s`", phase.name());
    Optional<Settings> settings =
        new TrainSettings(keys, its)
            .read(plateaus, layers.orElse(List.of()), phase.name().span(), what);
    boolean tieFits =
        layers.isEmpty() || settings.isEmpty() || tieFits(phase, layers.get(), settings.get());
    return layers.isPresent() && settings.isPresent() && tieFits
        ? Optional.of(new Phase(phase.name().text(), kind(phase), layers.get(), settings.get()))
        : Optional.empty();
  }

  private boolean tieFits(PhaseSyntax phase, List<String> layers, Settings settings) {
    return phase.kind() != TrainSyntax.Kind.GREEDY_AUTOENCODER
        || !settings.tied()
        || TieFitsUnits.check(phase, layers, scene);
  }

  /** A plateau of the block that every phase overrides is read all the same. */
  private boolean readUnusedPlateaus() {
    boolean used = syntax.phases().stream().anyMatch(phase -> phase.plateaus().isEmpty());
    return used || RatePlateau.read(syntax.plateaus(), scene).isPresent();
  }

  private boolean requireDistinctNames() {
    Map<String, Span> seen = new HashMap<>();
    boolean distinct = true;
    for (PhaseSyntax phase : syntax.phases()) {
      Span before = seen.putIfAbsent(phase.name().text(), phase.name().span());
      if (before != null) {
        distinct = false;
        scene.report(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    phase.name().span(),
                    String.format(Locale.ROOT, "two phases are called `%s`", phase.name()))
                .label(before, "first here")
                .help("rename one of them"));
      }
    }
    return distinct;
  }

  private static TrainKeys.Scope scope(PhaseSyntax phase) {
    return phase.kind() == TrainSyntax.Kind.GREEDY_AUTOENCODER
        ? TrainKeys.Scope.AUTOENCODER
        : TrainKeys.Scope.PHASE;
  }

  private static Training.Kind kind(PhaseSyntax phase) {
    return switch (phase.kind()) {
      case ALL -> Training.Kind.ALL;
      case ONLY -> Training.Kind.ONLY;
      case GREEDY_AUTOENCODER -> Training.Kind.GREEDY_AUTOENCODER;
      case GREEDY_SUPERVISED -> Training.Kind.GREEDY_SUPERVISED;
    };
  }
}
