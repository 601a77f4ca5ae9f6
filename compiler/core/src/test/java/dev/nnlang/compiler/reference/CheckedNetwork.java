package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.source.SourceFile;
import java.util.Map;

/** Networks from their text; what the generator cannot do yet is fine here. */
final class CheckedNetwork {
  private CheckedNetwork() {}

  static Network of(String inputs, String output, String layers) {
    String text =
        "nn 1\nmodel M { input " + inputs + "\noutput " + output + "\nlayers: " + layers + "\n}\n";
    SourceFile source = new SourceFile("model.nn", text);
    CompileResult result = Compiler.check(new CompileRequest(source, Map.of()));
    if (result.failed()) {
      throw new AssertionError(
          text + "\n" + new TextRenderer(false).render(result.diagnostics(), source));
    }
    return result.models().get(0).network();
  }
}
