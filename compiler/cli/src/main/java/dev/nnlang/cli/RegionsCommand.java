package dev.nnlang.cli;

import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.regions.LinearRegions;
import dev.nnlang.compiler.regions.RegionsDrawing;
import dev.nnlang.compiler.regions.RegionsDrawing.Axis;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.InputColumn;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.RegionsOptions;
import dev.nnlang.engine.RegionsOutcome;
import dev.nnlang.engine.RegionsRun;
import dev.nnlang.runtime.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc regions}: the linear regions of a trained network, counted and drawn. */
@Command(
    name = "regions",
    description = {
      "Counts the linear regions of a trained network and draws them.",
      "Exact where one or two input columns move, sampled along random lines where more do."
    })
final class RegionsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelArguments model = new ModelArguments();
  @Mixin private DataArguments data = new DataArguments();
  @Mixin private RegionsArguments where = new RegionsArguments();
  @Mixin private WeightsArgument weights = new WeightsArgument();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the drawing goes, an SVG of the plane. Default: none is made.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  RegionsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DataLocations locations = data.locations(model.path());
    LoadedModel loaded = model.load(console, locations);
    data.checkNames(loaded.model().data());
    List<String> columns = RegionsRun.columns(loaded.model());
    RegionsOptions options = where.options(columns);
    if (output.isPresent()) {
      where.checkDrawn(columns);
    }
    RegionsOutcome outcome =
        RegionsRun.run(loaded, weights.file(), locations, options, new Warnings(console));
    Network network = loaded.model().network();
    if (output.isPresent()) {
      draw(network, outcome.exact().orElseThrow(), outcome.moving(), output.get());
    }
    RegionsReport report = new RegionsReport(network, weights.file(), options, outcome, output);
    console.out().println(json ? Json.text(report.json()) : report.text());
    return ExitCode.FINE;
  }

  /** Replaces nothing but another drawing. */
  private static void draw(
      Network network, LinearRegions regions, List<InputColumn> moving, Path file) {
    String svg = RegionsDrawing.of(network, regions, axis(moving.get(0)), axis(moving.get(1)));
    byte[] mark = RegionsDrawing.MARK.getBytes(StandardCharsets.UTF_8);
    OutputFile.writing(
        () ->
            AtomicFile.write(
                file,
                svg.getBytes(StandardCharsets.UTF_8),
                start -> OutputFile.startsWith(start, mark)));
  }

  private static Axis axis(InputColumn column) {
    return new Axis(column.name(), column.span());
  }
}
