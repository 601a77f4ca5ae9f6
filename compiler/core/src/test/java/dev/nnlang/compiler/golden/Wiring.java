package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.Parser;
import dev.nnlang.compiler.syntax.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one place that ties the golden files to the compiler. */
final class Wiring {
  private Wiring() {}

  /** What a file goes through from its bytes on: decoding, then all the checks. */
  static List<Diagnostic> refuse(byte[] bytes) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> source = SourceText.decode(GoldenCase.MODEL, bytes, diagnostics);
    return source.map(file -> check(file).diagnostics()).orElseGet(diagnostics::sorted);
  }

  /** Checks a model. */
  static GoldenOutput check(SourceFile source) {
    return new GoldenOutput(
        Compiler.check(new CompileRequest(source, Map.of())).diagnostics(), new TreeMap<>());
  }

  /** Takes a model through every stage. */
  static GoldenOutput compile(SourceFile source) {
    CompileResult result = Compiler.compile(new CompileRequest(source, Map.of()));
    TreeMap<String, String> files = new TreeMap<>();
    if (!result.failed()) {
      files.put("1.tree", RecordText.of(Parser.parse(source, new Diagnostics()).orElseThrow()));
      files.put("2.model", texts(result.models()));
      files.put("3.plan", texts(result.models().stream().map(Planner::plan).toList()));
      for (JavaSource java : result.sources()) {
        files.put(java.simpleName() + ".java", java.text());
      }
    }
    return new GoldenOutput(result.diagnostics(), files);
  }

  private static String texts(List<?> records) {
    return records.stream().map(RecordText::of).collect(Collectors.joining("\n"));
  }
}
