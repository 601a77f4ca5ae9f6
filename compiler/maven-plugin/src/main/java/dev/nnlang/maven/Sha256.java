package dev.nnlang.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A hash over several pieces of content; where one ends and the next begins is part of it. */
final class Sha256 {
  private static final int CHUNK = 1 << 16;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of one piece of content. */
  static String of(byte[] bytes) {
    return new Sha256().add(bytes).hex();
  }

  /** Adds a piece. */
  Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return ended(bytes.length);
  }

  /** Adds a text. */
  Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the content of a file; of a folder, the names and contents of all files below it. */
  Sha256 add(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return addFile(path);
    }
    List<Path> files;
    try (Stream<Path> below = Files.walk(path)) {
      files = below.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      add(path.relativize(file).toString());
      addFile(file);
    }
    return this;
  }

  private Sha256 addFile(Path file) throws IOException {
    long length = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
        length += read;
      }
    }
    return ended(length);
  }

  private Sha256 ended(long length) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      digest.update((byte) (length >>> shift));
    }
    return this;
  }

  /** The hash of all pieces in lower-case hex digits; nothing may be added after it. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
