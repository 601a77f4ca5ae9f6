package dev.nnlang.cli.hostile;

import dev.nnlang.cli.Main;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Makes input that is too large, too strange or too dependent on the rest of nnc to be kept: a step
 * a line, with words separated by blanks. The README of the golden folders has the steps.
 */
final class Recipe {
  private final Path folder;

  private Recipe(Path folder) {
    this.folder = folder;
  }

  /** Follows {@code steps} in {@code folder}. */
  static void follow(List<String> steps, Path folder) throws IOException, InterruptedException {
    Recipe recipe = new Recipe(folder);
    for (String step : steps) {
      if (!step.isBlank() && !step.startsWith("#")) {
        recipe.step(step);
      }
    }
  }

  private void step(String step) throws IOException, InterruptedException {
    String[] words = step.split(" ", 3);
    String rest = words.length > 2 ? words[2] : "";
    Path file = folder.resolve(words[1]);
    switch (words[0]) {
      case "text" -> repeat(file, rest);
      case "bytes" -> append(file, HexFormat.of().parseHex(rest.replace(" ", "")));
      case "length" -> append(file, littleEndian(Long.parseUnsignedLong(rest)));
      case "header" -> {
        byte[] header = unescaped(rest).getBytes(StandardCharsets.UTF_8);
        append(file, littleEndian(header.length));
        append(file, header);
      }
      case "grow" -> grow(file, Long.parseLong(rest));
      case "cut" -> grow(file, Files.size(file) - Long.parseLong(rest));
      case "flip" -> flip(file, Integer.parseInt(rest));
      case "replace" -> replace(file, rest);
      case "gzip-zeros" -> gzipZeros(file, Long.parseLong(rest));
      case "folder" -> Files.createDirectories(file);
      case "link" -> Files.createSymbolicLink(file, Path.of(rest));
      case "fifo" -> fifo(file);
      case "nnc" -> nnc(step.substring("nnc ".length()));
      default -> throw new IllegalArgumentException("no step " + words[0]);
    }
  }

  /** {@code COUNT TEXT}: appends the text so many times. */
  private static void repeat(Path file, String rest) throws IOException {
    int space = rest.indexOf(' ');
    byte[] text = unescaped(rest.substring(space + 1)).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      for (int left = Integer.parseInt(rest.substring(0, space)); left > 0; left--) {
        out.write(text);
      }
    }
  }

  private static String unescaped(String text) {
    return text.translateEscapes();
  }

  private static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** A file with a hole takes no room on the disk. */
  private static void grow(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at < 0 ? bytes.length + at : at] ^= 1;
    Files.write(file, bytes);
  }

  /** {@code OLD -> NEW}, in a file taken for Latin-1; both of one length where lengths matter. */
  private static void replace(Path file, String rest) throws IOException {
    String[] both = rest.split(" -> ", -1);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (!text.contains(both[0])) {
      throw new IllegalArgumentException(file + " does not hold " + both[0]);
    }
    Files.writeString(file, text.replace(both[0], both[1]), StandardCharsets.ISO_8859_1);
  }

  /** What is there, then so many zeros, packed. */
  private static void gzipZeros(Path file, long count) throws IOException {
    byte[] start = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    byte[] zeros = new byte[1 << 16];
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(start);
      for (long left = count; left > 0; left -= zeros.length) {
        out.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
    }
  }

  private static void fifo(Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("mkfifo", file.toString()).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("no pipe " + file);
    }
  }

  /** A command that must go well, such as one that saves weights for the steps after it. */
  private void nnc(String line) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    String[] arguments = line.replace(HostileCase.HERE, folder.toString()).split(" ");
    int code = Main.run(arguments, new ByteArrayInputStream(new byte[0]), stream, stream);
    if (code != 0) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s exits with %d: %s",
              Arrays.toString(arguments),
              code,
              printed.toString(StandardCharsets.UTF_8)));
    }
  }
}
