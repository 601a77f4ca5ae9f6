package dev.nnlang.maven;

import dev.nnlang.engine.ModelFile;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges each model by its {@code expect} block, with the weights that the goal {@code train} has
 * saved. An expectation that is not met fails the build.
 */
@Mojo(name = "expect", defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class ExpectMojo extends AbstractEngineMojo {
  /** The folder with the packages that the weights are in. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  private File outputDirectory;

  /** Do nothing, as where tests are skipped. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  @Override
  void run(List<ModelSource> sources, CompilerOptions options, Findings findings)
      throws IOException, MojoFailureException {
    if (skipTests) {
      getLog().info("nnc: tests are skipped");
      return;
    }
    new Judgement(WeightsFolder.of(outputDirectory.toPath()), findings, getLog())
        .judge(models(sources, options, findings, ModelFile::compile));
    findings.failIfFatal();
  }
}
