package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.data.Csv;
import dev.nnlang.data.DataFile;
import dev.nnlang.data.DataFinding;
import dev.nnlang.data.Idx;
import dev.nnlang.data.Limits;
import dev.nnlang.runtime.Signature;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Reports, at the place in the model that names it, a data file that lacks a column, holds other
 * labels or lies where the model may not lead. A file that is not there is no error before somebody
 * trains.
 */
final class DataFilesFit {
  private final Signature signature;
  private final String block;
  private final DataLocations locations;

  private DataFilesFit(Signature signature, String block, DataLocations locations) {
    this.signature = signature;
    this.block = block;
    this.locations = locations;
  }

  static void check(
      FileSyntax file,
      List<CheckedModel> models,
      DataLocations locations,
      Diagnostics diagnostics) {
    for (CheckedModel model : models) {
      Signature signature = DeclaredSignature.of(model.network());
      model
          .data()
          .ifPresent(
              data ->
                  block(file, data.name())
                      .ifPresent(
                          block ->
                              new DataFilesFit(signature, data.name(), locations)
                                  .check(data, block, diagnostics)));
    }
  }

  private static Optional<DataSyntax> block(FileSyntax file, String name) {
    return file.datas().stream().filter(data -> data.name().text().equals(name)).findFirst();
  }

  private void check(Data data, DataSyntax syntax, Diagnostics diagnostics) {
    for (DataSyntax.SourceSyntax source : syntax.sources()) {
      String part = source.key().text();
      Span place = source.origin().span();
      try {
        declared(data, part)
            .map(declared -> declared.accept(new Findings(part)))
            .ifPresent(
                findings ->
                    findings.forEach(finding -> diagnostics.add(diagnostic(finding, place))));
      } catch (FileProblem problem) {
        if (problem.code() != Code.DATA_PATH) {
          // A replacement is at fault, and not the model.
          throw problem;
        }
        diagnostics.add(
            Diagnostic.of(problem.code(), place, String.valueOf(problem.getMessage()))
                .help(problem.help())
                .build());
      }
    }
  }

  private static Optional<Data.Source> declared(Data data, String part) {
    return switch (part) {
      case "from" -> data.whole();
      case "train" -> data.train();
      case "validation" -> data.validation();
      case "test" -> data.test();
      default -> Optional.empty();
    };
  }

  private static Diagnostic diagnostic(DataFinding finding, Span place) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(code(finding), place, finding.text()).label("is read here");
    finding.help().ifPresent(diagnostic::help);
    return diagnostic.build();
  }

  private static Code code(DataFinding finding) {
    return Code.of(finding.code()).orElse(Code.COMPILER_BUG);
  }

  /** What each source's files have that the model does not want, or the other way round. */
  private final class Findings implements Data.Source.Visitor<List<DataFinding>> {
    private final String part;

    Findings(String part) {
      this.part = part;
    }

    @Override
    public List<DataFinding> rows(Data.Rows rows) {
      return locations.replacement(block, part).map(this::csv).orElse(List.of());
    }

    @Override
    public List<DataFinding> csv(Data.Csv csv) {
      return csv(
          locations.replacement(block, part).orElseGet(() -> locations.declared(csv.path())));
    }

    private List<DataFinding> csv(DataFile file) {
      return Files.isRegularFile(file.path())
          ? Csv.check(file, signature, Limits.DEFAULT)
          : List.of();
    }

    @Override
    public List<DataFinding> idx(Data.Idx idx) {
      List<DataFile> pair =
          locations
              .replacementPair(block, part)
              .orElseGet(
                  () ->
                      List.of(locations.declared(idx.images()), locations.declared(idx.labels())));
      return pair.stream().allMatch(file -> Files.isRegularFile(file.path()))
          ? Idx.check(pair.get(0), pair.get(1), signature, Limits.DEFAULT).stream().toList()
          : List.of();
    }
  }
}
