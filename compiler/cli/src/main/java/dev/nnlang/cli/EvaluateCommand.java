package dev.nnlang.cli;

import com.google.gson.JsonObject;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.EvaluateRun;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.Scores;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc evaluate}: scores saved weights on the declared data. */
@Command(name = "evaluate", description = "Scores saved weights on the model's data.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelArguments model = new ModelArguments();
  @Mixin private DataArguments data = new DataArguments();
  @Mixin private WeightsArgument weights = new WeightsArgument();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DataLocations locations = data.locations(model.path());
    LoadedModel loaded = model.load(console, locations);
    data.checkNames(loaded.model().data());
    EvaluateRun.Outcome outcome = EvaluateRun.run(loaded, weights.file(), locations);
    ExpectationReport expectations = new ExpectationReport(outcome.expectations());
    Scores scores = outcome.scores();
    if (json) {
      JsonObject object = new JsonObject();
      object.addProperty("model", loaded.model().network().name());
      object.addProperty("weights", weights.file().toString());
      object.add("train", Json.score(scores.train()));
      object.add("validation", Json.score(scores.validation()));
      object.add("test", Json.score(scores.test()));
      object.add("expectations", expectations.json());
      console.out().println(Json.text(object));
    } else {
      new ScoreTable(console.out()).print(scores.train(), scores.validation(), scores.test());
      expectations.print(console);
    }
    return expectations.exitCode(console, model.path());
  }
}
