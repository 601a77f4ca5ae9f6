package dev.nnlang.compiler.emit;

import com.google.testing.compile.JavaFileObjects;
import com.sun.source.util.JavacTask;
import java.util.List;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** javac's own parser, for tests that look at the trees of a file. */
final class JavacTasks {
  private JavacTasks() {}

  /** One that parses {@code source} and tells {@code complaints} what is wrong with it. */
  static JavacTask of(JavaSource source, DiagnosticListener<JavaFileObject> complaints) {
    return (JavacTask)
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                complaints,
                List.of("-proc:none"),
                null,
                List.of(JavaFileObjects.forSourceString(source.className(), source.text())));
  }
}
