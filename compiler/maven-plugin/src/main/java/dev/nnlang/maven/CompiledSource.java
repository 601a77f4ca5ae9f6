package dev.nnlang.maven;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.SourceText;
import dev.nnlang.engine.ClassForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the compiler makes of one file. Of its data no file is opened: the class that a model
 * becomes depends on the text alone.
 *
 * @param result empty where the file is not text
 */
record CompiledSource(
    ModelSource source,
    SourceFile text,
    List<Diagnostic> diagnostics,
    Optional<CompileResult> result) {

  /** Compiles {@code bytes}, the content of {@code source}. */
  static CompiledSource of(ModelSource source, byte[] bytes, CompilerOptions options)
      throws IOException {
    Path file = source.file().toAbsolutePath();
    Diagnostics undecodable = new Diagnostics();
    Optional<SourceFile> text = SourceText.decode(file.toString(), bytes, undecodable);
    if (text.isEmpty()) {
      return new CompiledSource(
          source, new SourceFile(file.toString(), ""), undecodable.sorted(), Optional.empty());
    }
    CompileResult result =
        Compiler.compile(
            new CompileRequest(
                text.get(),
                options.params().of(text.get()),
                options.target(),
                source.packageName()));
    return new CompiledSource(
        source,
        text.get(),
        result.diagnostics(),
        Optional.of(options.standalone() ? standalone(result, options) : result));
  }

  /** The same with classes that need no runtime beside them. */
  private static CompileResult standalone(CompileResult result, CompilerOptions options)
      throws IOException {
    return new CompileResult(
        result.diagnostics(),
        result.syntax(),
        result.models(),
        new ClassForm(options.target(), true, Optional.empty()).sources(result.models()));
  }

  /** What {@code output} makes of its models; nothing where there was an error. */
  List<MadeClass> made(ModelOutput output) {
    List<MadeClass> made = new ArrayList<>();
    int models = result.map(one -> one.sources().size()).orElse(0);
    for (int i = 0; i < models; i++) {
      int model = i;
      output.of(this, model).ifPresent(java -> made.add(new MadeClass(model, java)));
    }
    return made;
  }

  /** The error that {@code made}, of this file, is made from {@code other} too. */
  Diagnostic clash(MadeClass made, String other) {
    return Diagnostic.of(
            Code.JAVA_NAME_CLASH,
            result.orElseThrow().syntax().orElseThrow().models().get(made.model()).name().span(),
            "the class `" + made.java().className() + "` is made from " + other + " too")
        .help("give one of the models another name, or another package")
        .build();
  }
}
