package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Budget;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.plan.TargetChoice;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One class of both targets is each of them, by what Java has been started with. */
final class BothTargetsTest {
  private static final List<String> MODULE = List.of("--add-modules", "jdk.incubator.vector");

  /** Greedy rounds, a phase of one layer, dropout, and layers around whole vectors. */
  private static final String PHASES =
      """
      nn 1
      package both
      model Phases {
        input x[37]: real in 0..1
        output y: one_of(a, b, c)
        layers: standardize -> h1: dense(33, tanh) -> dropout(20%) -> h2: dense(16, relu)
             -> out: dense(_, softmax)
        init: glorot
      }
      data d { from: csv("d.csv") }
      train Phases on d {
        loss: cross_entropy  seed: 5
        phase pretrain: greedy autoencoder over h1, h2 {
          loss: squared  optimizer: sgd(momentum: 0.5)  batch: 16  rate: 0.05  stop: epochs >= 2
        }
        phase top: only out { optimizer: adam  batch: 16  rate: 0.01  stop: epochs >= 2 }
        phase finetune: all { optimizer: sgd  batch: 16  rate: 0.05  stop: epochs >= 3 }
      }
      """;

  private static final String TINY =
      """
      nn 1
      model Tiny {
        input x[2]: real
        output y: real
        layers: dense(3, tanh) -> dense(_)
      }
      """;

  private static List<String> texts = List.of();
  private static List<GeneratedModel> models = List.of();

  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    texts =
        List.of(PHASES, VectorTargetTest.wide("float", 70), VectorTargetTest.wide("double", 33));
    models = GeneratedModel.of(texts, TargetChoice.BOTH);
  }

  /** These tests run with the module, so that it is the vectors which stand behind the class. */
  @Test
  void updatesAndPredictionsAreThoseOfThePlainClass() {
    List<GeneratedModel> plain = GeneratedModel.of(texts, Target.PLAIN);
    for (int i = 0; i < texts.size(); i++) {
      GeneratedModel both = models.get(i);
      assertEquals(both.source().simpleName() + " with vectors", both.newNetwork().toString());
      assertEquals(
          VectorTargetTest.trained(plain.get(i), plain.get(i).newNetwork()),
          VectorTargetTest.trained(both, both.newNetwork()),
          both::toString);
      assertEquals(both.newNetwork().toString(), both.newNetwork().copy().toString());
    }
  }

  @Test
  void theClassShowsWhatThePlainOneShows() throws ClassNotFoundException {
    GeneratedModel plain = GeneratedModel.of(PHASES);
    assertEquals(shown(plain), shown(models.get(0)));
  }

  /** Public methods, fields and constructors; every class has a {@code toString()}. */
  private static Set<String> shown(GeneratedModel model) throws ClassNotFoundException {
    Set<String> shown = new TreeSet<>();
    Arrays.stream(model.type().getConstructors()).forEach(c -> shown.add(c.toGenericString()));
    Arrays.stream(model.type().getFields()).forEach(f -> shown.add(f.toGenericString()));
    Arrays.stream(model.type().getMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !method.getName().equals("toString"))
        .forEach(method -> shown.add(method.toGenericString()));
    return shown;
  }

  @Test
  void aJavaWithoutTheModuleTrainsToTheSameWeights() throws Exception {
    for (Map.Entry<String, byte[]> file : models.get(0).classFiles().entrySet()) {
      Path path = folder.resolve(file.getKey().replace('.', '/') + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    List<String> without = run(List.of());
    List<String> with = run(MODULE);

    assertTrue(without.contains("Phases in plain Java"), without::toString);
    assertTrue(with.contains("Phases with vectors"), with::toString);
    assertFalse(without.stream().anyMatch(line -> line.contains("VectorNetwork")));
    assertFalse(with.stream().anyMatch(line -> line.contains("PlainNetwork")));
    assertEquals(last(without), last(with));
    assertTrue(last(with).matches("fingerprint [0-9a-f]{32}"), last(with));
  }

  /** What {@link TrainedElsewhere} prints in a Java of its own, among the classes that it loads. */
  private List<String> run(List<String> options)
      throws IOException, InterruptedException, URISyntaxException {
    File tests =
        new File(
            TrainedElsewhere.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xlog:class+load:stdout", "-cp"));
    command.add(
        String.join(
            File.pathSeparator,
            folder.toString(),
            GeneratedModel.runtime().toString(),
            tests.toString()));
    command.addAll(List.of(TrainedElsewhere.class.getName(), "both.Phases"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
    return lines;
  }

  private static String last(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("fingerprint")).findFirst().orElse("");
  }

  @Test
  void noMethodIsTooLargeForTheJustInTimeCompiler() {
    List<String> large =
        List.of(
            LargeModels.chain("UpTo40", IntStream.rangeClosed(1, 40), "tanh", "float"),
            VectorTargetTest.wide("double", 129));
    for (GeneratedModel model : GeneratedModel.of(large, TargetChoice.BOTH)) {
      for (byte[] bytes : model.classFiles().values()) {
        for (ClassFile.Method method : ClassFile.methods(bytes)) {
          assertTrue(method.bytecodes() <= Budget.METHOD, method::toString);
        }
      }
    }
  }

  /** No choice where there is nothing to gain. */
  @Test
  void aTinyNetworkIsPlainAlone() {
    assertEquals(
        GeneratedModel.compile(TINY).sources(),
        GeneratedModel.compile(TINY, TargetChoice.BOTH).sources());
    assertEquals(
        GeneratedModel.compile(TINY).sources(),
        GeneratedModel.compile(TINY, TargetChoice.AUTO).sources());
  }
}
