package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.analysis.PhaseFigures.Memory;
import dev.nnlang.compiler.model.Training.Phase;
import dev.nnlang.compiler.regions.Bound;
import dev.nnlang.compiler.regions.RegionBounds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows an inspection to a person: tables in ASCII, then the file with every default. */
public final class InspectionText {
  private static final String UNKNOWN = "-";
  private static final int WIDEST_TYPE = 48;

  private InspectionText() {}

  /** The text, which ends with a line break; the completed file may hold more than ASCII. */
  public static String of(Inspection inspection) {
    return String.join(
        "\n",
        title(inspection),
        fields("input", inspection.inputs()),
        fields("output", inspection.outputs()),
        layers(inspection),
        totals(inspection),
        phases(inspection),
        regions(inspection.regions()),
        "the file with every default written out:\n",
        inspection.completedFile());
  }

  private static String title(Inspection inspection) {
    String place =
        inspection.packageName().isEmpty()
            ? "the default package"
            : "package " + inspection.packageName();
    return String.format(
        Locale.ROOT,
        "model %s: %s, %s, %s\n",
        inspection.name(),
        place,
        word(inspection.task()),
        word(inspection.precision()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String fields(String kind, List<FieldFigures> fields) {
    Table table = new Table(2).row(kind, "type", "width");
    fields.forEach(
        field ->
            table.row(field.spelling(), shortened(field.type()), Magnitude.exact(field.width())));
    return table.text();
  }

  private static String shortened(String type) {
    return type.length() <= WIDEST_TYPE ? type : type.substring(0, WIDEST_TYPE - 3) + "...";
  }

  private static String layers(Inspection inspection) {
    Table table =
        new Table(2).row("layer", "", "in", "out", "parameters", "memory", "forward", "training");
    inspection.layers().forEach(layer -> row(table, layer));
    row(
        table,
        new LayerFigures(
            Optional.of("total"),
            "",
            inspection.inputWidth(),
            inspection.outputWidth(),
            inspection.total()));
    return table.text();
  }

  private static void row(Table table, LayerFigures layer) {
    Figures figures = layer.figures();
    table.row(
        layer.name().orElse(""),
        layer.spelling(),
        Magnitude.exact(layer.inputWidth()),
        Magnitude.exact(layer.outputWidth()),
        Magnitude.exact(figures.parameters()),
        Magnitude.bytes(figures.parameterBytes()),
        Magnitude.thousands(figures.forwardFlops()),
        Magnitude.thousands(figures.trainingFlops()));
  }

  private static String totals(Inspection inspection) {
    Figures total = inspection.total();
    return String.format(
        Locale.ROOT,
        """
        %s parameters: %s weights, %s biases, %s slopes
        forward and training are FLOPs per example: %s and %s
        """,
        Magnitude.exact(total.parameters()),
        Magnitude.exact(total.weights()),
        Magnitude.exact(total.biases()),
        Magnitude.exact(total.slopes()),
        Magnitude.exact(total.forwardFlops()),
        Magnitude.exact(total.trainingFlops()));
  }

  private static String phases(Inspection inspection) {
    if (inspection.phases().isEmpty()) {
      return String.format(
          Locale.ROOT,
          "training needs %s for each example of a batch\n",
          Magnitude.bytes(inspection.rowBytes()));
    }
    Table table =
        new Table(3).row("phase", "trains", "optimizer", "batch", "gradient", "state", "workspace");
    for (PhaseFigures figures : inspection.phases()) {
      Phase phase = figures.phase();
      table.row(
          phase.name(),
          SettingsSpelling.kind(phase),
          OptimizerSpelling.of(phase.settings().optimizer()),
          SettingsSpelling.batch(phase.settings()),
          figures.memory().map(Memory::gradientBytes).map(Magnitude::bytes).orElse(UNKNOWN),
          figures.memory().map(Memory::optimizerBytes).map(Magnitude::bytes).orElse(UNKNOWN),
          figures.memory().flatMap(Memory::workspaceBytes).map(Magnitude::bytes).orElse(UNKNOWN));
    }
    return table.text()
        + String.format(
            Locale.ROOT,
            "workspace: %s for each example of a batch\n",
            Magnitude.bytes(inspection.rowBytes()));
  }

  private static String regions(RegionBounds regions) {
    if (regions.refusal().isPresent()) {
      return "linear regions: none, " + regions.refusal().get() + "\n";
    }
    Table table = new Table(4).row("linear regions", "", "", "");
    row(table, "notes", regions.notes());
    row(table, "at least", regions.atLeast());
    row(table, "at most", regions.atMost());
    row(table, "one layer", regions.oneLayer());
    return table.text();
  }

  private static void row(Table table, String name, Bound bound) {
    table.row(name, bound.number(), bound.formula(), bound.note());
  }
}
