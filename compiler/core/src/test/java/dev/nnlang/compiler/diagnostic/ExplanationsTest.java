package dev.nnlang.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ExplanationsTest {
  private static final Path PAGES =
      Path.of("src/main/resources/dev/nnlang/compiler/diagnostic/explain");

  /** Bytes and sizes that a page cannot show: these pages describe their example. */
  private static final Set<Code> IN_WORDS =
      Set.of(
          Code.NOT_UTF8,
          Code.FILE_TOO_LARGE,
          Code.TOO_MANY_LAYERS,
          Code.DEAD_RECTIFIERS,
          Code.SATURATED_UNITS);

  private static String page(Code code) {
    return Explanations.of(code.number()).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void everyPageHasItsTitleMeaningExampleAndCureInThisOrder(Code code) {
    String page = page(code);
    List<String> headings = page.lines().filter(line -> line.startsWith("#")).toList();

    assertEquals(3, headings.size(), page);
    assertTrue(headings.get(0).matches("# " + code.number() + ": [^A-Z].*[^.]"), page);
    assertEquals(List.of("## Example", "## Cure"), headings.subList(1, 3));
    for (String section : page.split("(?m)^#.*$", -1)) {
      assertTrue(section.equals("") || section.strip().length() > 20, page);
    }
    assertTrue(PageExamples.without(page).lines().allMatch(line -> line.length() <= 100), page);
    assertTrue(page.chars().noneMatch(c -> c < ' ' && c != '\n'), page);
  }

  @ParameterizedTest
  @EnumSource
  void aPageAboutAModelShowsOneThatRaisesTheCodeAndOneThatDoesNot(Code code) {
    if (code.number().compareTo("NN06") > 0) {
      return;
    }
    List<String> examples = PageExamples.in(page(code));

    assertEquals(IN_WORDS.contains(code) ? 1 : 2, examples.size());
    assertEquals(examples.size(), Set.copyOf(examples).size(), "the cure changes the example");
    assertTrue(examples.get(examples.size() - 1).startsWith("nn 1\n"), "a whole file");
  }

  @Test
  void noPageIsLeftWithoutACode() throws IOException {
    Set<String> due =
        Arrays.stream(Code.values())
            .map(code -> code.number() + ".md")
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertEquals(
          due,
          pages
              .map(page -> page.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void aCodeIsFoundInEitherCaseAndNothingElseIs() {
    assertEquals(Explanations.of("NN0301"), Explanations.of("nn0301"));
    assertEquals(Optional.empty(), Explanations.of("NN9999"));
    assertEquals(Optional.empty(), Explanations.of("../explain/NN0301"));
    assertEquals(Optional.empty(), Explanations.of(""));
  }

  @ParameterizedTest
  @CsvSource({"NN301,NN0301", "NN0310,NN0310", "nn0101,NN0101", "0404,NN0404", "NM0404,NN0404"})
  void theNearestCodeIsOffered(String typed, String meant) {
    assertEquals(Optional.of(meant), Explanations.nearest(typed));
  }

  @Test
  void noCodeIsOfferedWhereNoneIsNear() {
    assertEquals(Optional.empty(), Explanations.nearest("help"));
    assertEquals(Optional.empty(), Explanations.nearest("N".repeat(1_000_000)));
  }
}
