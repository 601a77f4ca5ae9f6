package dev.nnlang.maven;

import dev.nnlang.engine.ModelFile;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says what is wrong with the models of the project, and with the columns and labels of their data
 * where it is there. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractEngineMojo {
  @Override
  void run(List<ModelSource> sources, CompilerOptions options, Findings findings)
      throws MojoFailureException {
    models(sources, options, findings, ModelFile::check);
    if (!sources.isEmpty()) {
      getLog().info("nnc: checked " + sources.size() + (sources.size() == 1 ? " file" : " files"));
    }
  }
}
