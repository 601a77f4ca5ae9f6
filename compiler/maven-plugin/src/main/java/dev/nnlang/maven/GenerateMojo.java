package dev.nnlang.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Makes a Java class of each model of the project. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractGenerateMojo {
  /** The folder with the models. */
  @Parameter(property = "nnc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private File sourceDirectory;

  /** The folder that the Java goes into. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/nn")
  private File outputDirectory;

  @Override
  File sourceFolder() {
    return sourceDirectory;
  }

  @Override
  File outputFolder() {
    return outputDirectory;
  }

  @Override
  void register(String folder) {
    project.addCompileSourceRoot(folder);
  }
}
