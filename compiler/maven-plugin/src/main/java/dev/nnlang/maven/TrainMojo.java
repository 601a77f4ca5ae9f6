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
 * Trains each model that says how it is trained, and saves its weights beside its class as {@code
 * MODEL.safetensors}. A model whose file, data and compiler are as they were is not trained again.
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class TrainMojo extends AbstractEngineMojo {
  /** The folder that the packages with the weights go into. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  private File outputDirectory;

  /** Train with up to so many threads. The weights are the same. */
  @Parameter(property = "nnc.threads", defaultValue = "1")
  private int threads;

  /** Train models that have not changed too. */
  @Parameter(property = "nnc.force", defaultValue = "false")
  private boolean force;

  @Override
  void run(List<ModelSource> sources, CompilerOptions options, Findings findings)
      throws IOException, BadParameter, MojoFailureException {
    if (threads < 1) {
      throw new BadParameter("threads is " + threads + "; give 1 or more");
    }
    StateFile file = stateFile();
    WeightsBuild build =
        new WeightsBuild(
            WeightsFolder.of(outputDirectory.toPath()),
            file.read(),
            maker(options),
            WeightsBuild.threads(threads),
            findings,
            getLog());
    file.write(build.train(models(sources, options, findings, ModelFile::compile), force));
    findings.failIfFatal();
  }
}
