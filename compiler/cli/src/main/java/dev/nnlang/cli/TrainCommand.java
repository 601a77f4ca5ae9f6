package dev.nnlang.cli;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.engine.CheckpointFolder;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.DivergedTraining;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.TrainBlock;
import dev.nnlang.engine.TrainOptions;
import dev.nnlang.engine.TrainOutcome;
import dev.nnlang.engine.TrainRun;
import dev.nnlang.runtime.Checkpoints;
import dev.nnlang.runtime.TrainingStoppedException;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
        "Checkpoints that the model declares go beside it, into MODEL.checkpoints."
      })
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = {
        "Save in DIR where the training stands, as often as the model declares; else every minute.",
        "SIGINT and SIGTERM save, too, and end with 130 and 143."
      })
  private Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--resume",
      description = "Go on from the newest checkpoint: the result is the same, to the bit.")
  private boolean resume;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = NumberFromZero.class,
      description = "A seed instead of the model's.")
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
      converter = NumberFromZero.class,
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

  @Spec private CommandSpec spec = CommandSpec.create();

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return train();
    } catch (DivergedTraining diverged) {
      Path place = LastGood.beside(weights(diverged.modelName()));
      model.show(console, diverged, LastGood.save(diverged, place, model.path()));
      return ExitCode.of(Code.DIVERGED);
    }
  }

  private Path weights(String name) {
    return output.orElseGet(() -> Path.of(JavaNames.type(name) + ".safetensors"));
  }

  private int train() throws IOException {
    DataLocations locations = data.locations(model.path());
    LoadedModel loaded = model.load(console, locations, target.runnable());
    CheckedModel checked = loaded.model();
    Training training = TrainBlock.of(checked);
    data.checkNames(checked.data());
    String name = checked.network().name();
    Path weights = weights(name);
    OutputFile.checkWeightsPlace(weights);

    Optional<Path> folder = checkpoint.or(() -> CheckpointFolder.declared(checked, weights));
    if (folder.isEmpty()) {
      refuseResume();
      return report(name, train(loaded, locations, weights, Optional.empty()), weights, training);
    }
    try (Checkpoints place = CheckpointFolder.open(checked, folder.get(), resume)) {
      Interrupts interrupts = Interrupts.of(place, console);
      TrainOutcome outcome;
      try {
        outcome = train(loaded, locations, weights, Optional.of(place));
      } catch (TrainingStoppedException stopped) {
        console.err().println("stopped; `--resume` goes on from " + stopped.checkpoint());
        return interrupts.exitCode();
      }
      CheckpointFolder.end(place);
      return report(name, outcome, weights, training);
    }
  }

  private void refuseResume() {
    if (resume) {
      throw new ParameterException(
          spec.commandLine(),
          "`--resume` needs `--checkpoint DIR`, since the model declares no `checkpoint`");
    }
  }

  /** Trains, and saves the weights. */
  private TrainOutcome train(
      LoadedModel loaded, DataLocations locations, Path weights, Optional<Checkpoints> place) {
    TrainOutcome outcome;
    try (ProgressDisplay display = display(TrainBlock.of(loaded.model()))) {
      outcome =
          TrainRun.run(
              loaded, locations, options().withCheckpoints(place), display, new Warnings(console));
    }
    OutputFile.writing(() -> Weights.save(weights, outcome.network(), Map.of()));
    return outcome;
  }

  private int report(String name, TrainOutcome outcome, Path weights, Training training) {
    TrainSummary summary = new TrainSummary(name, outcome, weights, seedText(outcome, training));
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
