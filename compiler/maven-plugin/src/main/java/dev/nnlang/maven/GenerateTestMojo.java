package dev.nnlang.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Makes a Java class of each model that the tests of the project use. */
@Mojo(
    name = "generate-test",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    threadSafe = true)
public final class GenerateTestMojo extends AbstractGenerateMojo {
  /** The folder with the models. */
  @Parameter(property = "nnc.testSourceDirectory", defaultValue = "${project.basedir}/src/test/nn")
  private File sourceDirectory;

  /** The folder that the Java goes into. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/nn")
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
    project.addTestCompileSourceRoot(folder);
  }
}
