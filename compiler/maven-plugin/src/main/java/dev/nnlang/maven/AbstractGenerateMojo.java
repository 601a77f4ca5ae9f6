package dev.nnlang.maven;

import dev.nnlang.compiler.emit.Emitter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** Makes Java of models, and has it compiled with the rest of the project. */
abstract class AbstractGenerateMojo extends AbstractNncMojo {
  private static final byte[] MARK = Emitter.MARK.getBytes(StandardCharsets.UTF_8);

  /** Compile models that have not changed too. */
  @Parameter(property = "nnc.force", defaultValue = "false")
  private boolean force;

  /** Delete the classes of models that are gone. */
  @Parameter(defaultValue = "true")
  private boolean cleanStaleOutputs;

  /** Have the Java compiled with the sources of the project. */
  @Parameter(defaultValue = "true")
  private boolean registerAsCompilationRoot;

  /** The folder that the Java goes into. */
  abstract File outputFolder();

  /** Has Maven compile the output folder. */
  abstract void register(String folder);

  /** What is made of each model. */
  ModelOutput output() {
    return ModelOutput.ITS_CLASS;
  }

  /** How lines of the log begin. */
  String speaker() {
    return "nnc: ";
  }

  /** The places that what is made names, if any. */
  String places() {
    return "";
  }

  /**
   * Looks for what the Java needs in order to be compiled; only where there is any.
   *
   * @throws MojoFailureException if it is not among the dependencies
   */
  void requireLibraries() throws MojoFailureException {
    // javac says it well enough of a class that a person has asked for.
  }

  @Override
  final void run(List<ModelSource> sources, CompilerOptions options, Findings findings)
      throws IOException, BadParameter, MojoFailureException {
    StateFile file = stateFile();
    OutputFolder outputs =
        new OutputFolder(
            outputFolder().toPath().toAbsolutePath().normalize(), AbstractGenerateMojo::isOurs);
    String maker = new Sha256().add(maker(options)).add(places()).hex();
    Generation generation =
        new Generation(options, outputs, file.read(), maker, findings, output());
    generation.compile(sources, force);
    findings.failIfFatal();
    if (generation.makesAny()) {
      requireLibraries();
    }
    BuildState now = generation.write();
    int deleted = cleanStaleOutputs ? generation.deleteStale(now) : 0;
    file.write(now);
    if (registerAsCompilationRoot) {
      register(outputs.folder().toString());
    }
    report(generation, deleted);
  }

  private static boolean isOurs(byte[] start) {
    return start.length >= MARK.length
        && Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length);
  }

  private void report(Generation generation, int deleted) {
    if (generation.compiled() > 0) {
      getLog()
          .info(
              speaker()
                  + "compiled "
                  + files(generation.compiled())
                  + ", "
                  + generation.unchanged()
                  + " unchanged");
    } else if (generation.unchanged() > 0) {
      getLog()
          .info(speaker() + "nothing to compile, " + files(generation.unchanged()) + " unchanged");
    }
    if (deleted > 0) {
      getLog().info(speaker() + "deleted " + files(deleted) + " of models that are gone");
    }
  }

  private static String files(int count) {
    return count + (count == 1 ? " file" : " files");
  }
}
