package dev.nnlang.engine;

import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.engine.standalone.Standalone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What kind of class a model becomes.
 *
 * @param target the Java that it is made of
 * @param standalone whether it has all that it needs of nnc in itself, and a main method where it
 *     can be trained
 * @param frozen the weights that become part of it; without them it can be trained
 */
public record ClassForm(TargetChoice target, boolean standalone, Optional<Path> frozen) {

  /** Whether it is the class that {@link Compiler#compile} makes. */
  boolean isPlain() {
    return !standalone && frozen.isEmpty();
  }

  /**
   * The classes of {@code models}, one for each.
   *
   * @throws FileProblem if this Java has no compiler, which these take; if there are weights for
   *     one model, and several models; if the weights are too many
   * @throws dev.nnlang.runtime.WeightsException if the weights are not those of the model
   * @throws IOException if they cannot be read
   */
  public List<JavaSource> sources(List<CheckedModel> models) throws IOException {
    if (frozen.isPresent() && models.size() > 1) {
      throw new FileProblem(
          Code.WHICH_MODEL,
          "the file declares " + models.size() + " models, and the weights are those of one",
          "give the model a file of its own");
    }
    List<JavaSource> sources = new ArrayList<>();
    for (CheckedModel model : models) {
      JavaSource source = source(model);
      sources.add(standalone ? Standalone.of(source, javac()) : source);
    }
    return sources;
  }

  private JavaSource source(CheckedModel model) throws IOException {
    if (frozen.isPresent()) {
      return Compiler.frozen(model, target, FrozenFile.read(frozen.get(), model));
    }
    return standalone ? Compiler.standalone(model, target) : Compiler.emit(model, target);
  }

  /** The compiler of this Java. */
  static JavaCompiler javac() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new FileProblem(
          Code.NO_JAVA_COMPILER,
          "this Java installation has no compiler",
          "run nnc with a JDK, not with a JRE");
    }
    return javac;
  }
}
