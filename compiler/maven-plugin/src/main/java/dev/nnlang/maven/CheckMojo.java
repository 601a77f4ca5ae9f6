package dev.nnlang.maven;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.engine.FileProblem;
import dev.nnlang.engine.ModelFile;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says what is wrong with the models of the project, and with the columns and labels of their data
 * where it is there. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractNncMojo {
  /** The folder with the models. */
  @Parameter(property = "nnc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private File sourceDirectory;

  @Override
  File sourceFolder() {
    return sourceDirectory;
  }

  @Override
  void run(List<ModelSource> sources, CompilerOptions options, Findings findings)
      throws MojoFailureException {
    for (ModelSource source : sources) {
      check(source, options, findings);
    }
    findings.failIfFatal();
    if (!sources.isEmpty()) {
      getLog().info("nnc: checked " + sources.size() + (sources.size() == 1 ? " file" : " files"));
    }
  }

  private static void check(ModelSource source, CompilerOptions options, Findings findings)
      throws MojoFailureException {
    try {
      ModelFile model =
          ModelFile.read(source.file().toAbsolutePath(), options.params())
              .inPackage(source.packageName());
      CompileResult result = model.check();
      findings.add(result.diagnostics(), model.source());
    } catch (FileProblem problem) {
      throw new MojoFailureException(
          "nnc: " + problem.code().number() + " " + problem.getMessage(), problem);
    }
  }
}
