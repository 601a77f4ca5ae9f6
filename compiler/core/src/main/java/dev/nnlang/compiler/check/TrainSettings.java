package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Penalty;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.Training.Keep;
import dev.nnlang.compiler.model.Training.Plateau;
import dev.nnlang.compiler.model.Training.Settings;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.SettingSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.PlateauSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings of one phase and fills those that are not written. */
final class TrainSettings {
  private final TrainKeys keys;
  private final TrainScene scene;

  TrainSettings(TrainKeys keys, TrainScene scene) {
    this.keys = keys;
    this.scene = scene;
  }

  /**
   * The settings; all are read though one is wrong.
   *
   * @param layers those of a greedy auto-encoder; not looked at else
   * @param name the phase or block, where messages about what is missing point
   * @param what names it in a message
   */
  Optional<Settings> read(
      List<PlateauSyntax> plateaus, List<String> layers, Span name, String what) {
    Optional<Loss> loss = loss(layers, name);
    Optional<List<Penalty>> penalties = penalties();
    Optional<Optimizer> optimizer = optimizer();
    Optional<Integer> batch = batch();
    Optional<Schedule> rate = rate(optimizer);
    Optional<Optional<Plateau>> plateau = RatePlateau.read(plateaus, scene);
    Optional<StopRule> stop = stop(name, what);
    Optional<Keep> keep = keep();
    Optional<Boolean> shuffle = flag("shuffle", true);
    Optional<Boolean> tied = flag("tied", false);
    Optional<Double> corrupt = corrupt();
    boolean batchFits = batchFits(optimizer, batch);
    boolean complete =
        batchFits
            && keys.sound()
            && List.of(loss, penalties, optimizer, batch, rate, plateau, stop, keep).stream()
                .allMatch(Optional::isPresent)
            && List.of(shuffle, tied, corrupt).stream().allMatch(Optional::isPresent);
    return complete
        ? Optional.of(
            new Settings(
                loss.orElseThrow(),
                penalties.orElseThrow(),
                optimizer.orElseThrow(),
                batch.orElseThrow(),
                rate.orElseThrow(),
                plateau.orElseThrow(),
                stop.orElseThrow(),
                keep.orElseThrow(),
                shuffle.orElseThrow(),
                tied.orElseThrow(),
                corrupt.orElseThrow()))
        : Optional.empty();
  }

  /**
   * Reads a default that every phase overrides, so that it is not passed over in silence. What it
   * would mean for a phase is not judged.
   */
  void readUnused(String key) {
    SettingSyntax setting = keys.entries().get(key);
    if (setting == null) {
      return;
    }
    switch (key) {
      case "loss" -> one(key, value -> LossReader.read(value, scene), Optional.empty());
      case "regularize" -> penalties();
      case "optimizer" -> optimizer();
      case "batch" -> batch();
      case "rate" -> rate(Optional.empty());
      case "stop" -> stop(setting.span(), "a default");
      case "keep" -> keep();
      case "shuffle" -> flag(key, true);
      default -> {
        // The other keys belong to the block and are read there.
      }
    }
  }

  private <T> Optional<T> one(
      String key, Function<Expression, Optional<T>> reader, Optional<T> unsaid) {
    if (keys.broken().contains(key)) {
      return Optional.empty();
    }
    Optional<Expression> value = keys.value(key);
    return value.isPresent() ? reader.apply(value.get()) : unsaid;
  }

  private Optional<Loss> loss(List<String> layers, Span name) {
    Optional<Loss> loss =
        one("loss", value -> LossReader.read(value, scene), Optional.of(LossReader.unsaid(scene)));
    Optional<Span> written = keys.value("loss").map(Expression::span);
    if (written.isEmpty() && !keys.sound()) {
      // A misspelt `loss` has been reported; the default is not what was meant.
      return Optional.empty();
    }
    LossPlace place = new LossPlace(written, name);
    return loss.filter(
        read ->
            scene.reconstructs()
                ? LossFitsReconstruction.check(read, layers, place, scene)
                : LossFitsOutput.check(read, place, scene));
  }

  private Optional<List<Penalty>> penalties() {
    SettingSyntax setting = keys.entries().get("regularize");
    return setting == null ? Optional.of(List.of()) : TrainPenalties.read(setting.values(), scene);
  }

  private Optional<Optimizer> optimizer() {
    return one(
        "optimizer",
        value -> OptimizerReader.read(value, scene),
        Optional.of(OptimizerReader.unsaid()));
  }

  private Optional<Integer> batch() {
    return one(
        "batch",
        value -> TrainBatch.read(value, scene).stream().boxed().findFirst(),
        Optional.of(TrainBatch.UNSAID));
  }

  private boolean batchFits(Optional<Optimizer> optimizer, Optional<Integer> batch) {
    Optional<Span> optimizerPlace = keys.value("optimizer").map(Expression::span);
    boolean batchMeant = keys.sound() || keys.value("batch").isPresent();
    return !batchMeant
        || optimizerPlace.isEmpty()
        || optimizer.isEmpty()
        || batch.isEmpty()
        || OptimizerNeedsFullBatch.check(
            optimizer.get(),
            optimizerPlace.get(),
            batch.get(),
            keys.value("batch").map(Expression::span),
            scene);
  }

  private Optional<Schedule> rate(Optional<Optimizer> optimizer) {
    return one("rate", new RateReader(scene)::read, optimizer.map(RateReader::unsaid));
  }

  private Optional<StopRule> stop(Span name, String what) {
    SettingSyntax setting = keys.entries().get("stop");
    if (setting != null && !keys.broken().contains("stop")) {
      return new StopReader(scene).read(setting.values().get(0), setting.span());
    }
    // A misspelt key may be the missing one; it has been reported.
    if (keys.sound()) {
      scene.report(
          Diagnostic.of(
                  Code.MISSING_ENTRY, name, String.format(Locale.ROOT, "%s has no `stop`", what))
              .help("add a rule such as `stop: epochs >= 100`"));
    }
    return Optional.empty();
  }

  private Optional<Keep> keep() {
    return one("keep", value -> TrainKeep.read(value, scene), Optional.of(Keep.last()));
  }

  private Optional<Boolean> flag(String key, boolean unsaid) {
    return one(
        key,
        value -> scene.numbers().truth(value, String.format(Locale.ROOT, "`%s`", key)),
        Optional.of(unsaid));
  }

  private Optional<Double> corrupt() {
    return one(
        "corrupt",
        value -> TrainRange.BELOW_ONE.read(value, "`corrupt`", scene).stream().boxed().findFirst(),
        Optional.of(0.0));
  }
}
