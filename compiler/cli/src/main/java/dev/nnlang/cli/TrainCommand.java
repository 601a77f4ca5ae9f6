package dev.nnlang.cli;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.TrainBlock;
import dev.nnlang.engine.TrainOptions;
import dev.nnlang.engine.TrainOutcome;
import dev.nnlang.engine.TrainRun;
import dev.nnlang.runtime.Weights;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc train}: trains a model on its data and saves the weights. */
@Command(name = "train", description = "Trains a model as it declares, and saves its weights.")
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelArguments model = new ModelArguments();
  @Mixin private DataArguments data = new DataArguments();
  @Mixin private TrainTargetArgument target = new TrainTargetArgument();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {
        "Where the weights go. Default: MODEL.safetensors in the current folder.",
        "Checkpoints go beside them; they hold weights as this file does."
      })
  private Optional<Path> output = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "A seed instead of the model's.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--max-epochs",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Stop after N epochs of all phases at the latest.")
  private Optional<Integer> maxEpochs = Optional.empty();

  @Option(
      names = "--max-updates",
      paramLabel = "N",
      converter = UpdateCount.class,
      description = "Stop after N updates of all phases at the latest; 0 saves the first weights.")
  private Optional<Long> maxUpdates = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Use up to N threads. Default: 1. The result is the same.")
  private int threads = 1;

  @Option(names = "--json", description = "End with one JSON object on a line of its own.")
  private boolean json;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DataLocations locations = data.locations(model.path());
    LoadedModel loaded = model.load(console, locations, target.runnable());
    CheckedModel checked = loaded.model();
    Training training = TrainBlock.of(checked);
    data.checkNames(checked.data());
    Path weights = output.orElseGet(() -> Path.of(checked.network().name() + ".safetensors"));
    OutputFile.checkWeightsPlace(weights);

    TrainOutcome outcome;
    try (ProgressDisplay display = display(training)) {
      outcome =
          TrainRun.run(
              loaded,
              locations,
              options().withCheckpointsBeside(weights),
              display,
              new Warnings(console));
    }
    OutputFile.writing(() -> Weights.save(weights, outcome.network(), Map.of()));

    TrainSummary summary =
        new TrainSummary(checked.network().name(), outcome, weights, seedText(outcome, training));
    if (json) {
      console.out().println(Json.text(summary.json()));
    } else {
      summary.print(console);
    }
    return new ExpectationReport(outcome.expectations()).exitCode(console, model.path());
  }

  /** The seed, and whether anybody chose it. */
  private String seedText(TrainOutcome outcome, Training training) {
    String text = Long.toString(outcome.seed());
    if (seed.isPresent()) {
      return text + " (--seed)";
    }
    return training.seedStated() ? text : text + " (no seed: in the file)";
  }

  private TrainOptions options() {
    return new TrainOptions(
        seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
        maxEpochs.map(OptionalInt::of).orElse(OptionalInt.empty()),
        maxUpdates.map(OptionalLong::of).orElse(OptionalLong.empty()),
        threads);
  }

  private ProgressDisplay display(Training training) {
    if (quiet) {
      return ProgressDisplay.NONE;
    }
    PrintStream stream = json ? console.err() : console.out();
    boolean terminal = json ? console.errIsTerminal() : console.outIsTerminal();
    boolean named = training.phases().size() > 1 || training.phases().get(0).kind().greedy();
    ProgressLine line = new ProgressLine(named);
    PhaseCaps caps =
        new PhaseCaps(training, maxEpochs.map(OptionalInt::of).orElse(OptionalInt.empty()));
    return terminal
        ? new TerminalProgress(stream, line, caps::of)
        : new PlainProgress(stream, line, caps::of);
  }
}
