package dev.nnlang.maven;

import dev.nnlang.engine.TrainOptions;
import dev.nnlang.engine.TrainOutcome;
import dev.nnlang.engine.TrainRun;
import dev.nnlang.engine.Warning;
import dev.nnlang.maven.BuildState.Made;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Trains models: those alone whose file, data or compiler are not as they were the last time. Ends
 * with the first that fails; what was trained before it is not trained again.
 */
final class WeightsBuild {
  private final WeightsFolder folder;
  private final BuildState before;
  private final String maker;
  private final TrainOptions options;
  private final Findings findings;
  private final Log log;

  /**
   * @param before what the last build left
   * @param maker a hash of nnc and of how it is configured
   */
  WeightsBuild(
      WeightsFolder folder,
      BuildState before,
      String maker,
      TrainOptions options,
      Findings findings,
      Log log) {
    this.folder = folder;
    this.before = before;
    this.maker = maker;
    this.options = options;
    this.findings = findings;
    this.log = log;
  }

  /** On up to {@code threads} threads, as the models say. */
  static TrainOptions threads(int threads) {
    return new TrainOptions(
        OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(), threads);
  }

  /**
   * Trains those of {@code models} that say how.
   *
   * @param force also where nothing has changed
   * @return what to remember
   */
  BuildState train(List<LocatedModel> models, boolean force) throws IOException {
    NavigableMap<String, Made> made = new TreeMap<>();
    for (LocatedModel model : models) {
      if (model.model().training().isEmpty()) {
        continue;
      }
      Optional<Made> one =
          new EngineProblems(findings)
              .reporting(model, warnings -> weights(model, force, warnings));
      if (one.isEmpty() || findings.fatal()) {
        before.made().forEach(made::putIfAbsent);
        made.remove(model.key());
        return new BuildState(made);
      }
      made.put(model.key(), one.get());
    }
    deleteStale(made);
    return new BuildState(made);
  }

  private Made weights(LocatedModel model, boolean force, Consumer<Warning> warnings)
      throws IOException {
    String input = model.inputHash(maker);
    Optional<Made> known = before.sameAs(model.key(), input);
    if (!force && known.isPresent() && intact(known.get())) {
      log.info("nnc: " + model.name() + " is trained already");
      return known.get();
    }
    log.info("nnc: training " + model.name());
    TrainOutcome outcome =
        TrainRun.run(model.load(), model.data(), options, progress -> {}, warnings);
    String hash = folder.save(model, outcome.network());
    log.info(TrainedLine.of(model.name(), outcome));
    return new Made(input, new TreeMap<>(Map.of(model.weightsPath(), hash)));
  }

  private boolean intact(Made made) throws IOException {
    for (Map.Entry<String, String> output : made.outputs().entrySet()) {
      if (!folder.outputs().has(output.getKey(), output.getValue())) {
        return false;
      }
    }
    return true;
  }

  private void deleteStale(SortedMap<String, Made> made) throws IOException {
    BuildState now = new BuildState(made);
    for (String path : before.outputs()) {
      if (!now.outputs().contains(path)) {
        folder.outputs().delete(path);
      }
    }
  }
}
