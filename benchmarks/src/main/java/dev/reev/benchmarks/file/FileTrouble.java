package dev.reev.benchmarks.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes in plain words why a file cannot be read or written. */
public final class FileTrouble {

  private FileTrouble() {}

  /** As {@link #of}, preceded by the file where the exception names it. */
  public static String withFile(IOException trouble) {
    return trouble instanceof FileSystemException system && system.getFile() != null
        ? system.getFile() + ": " + of(trouble)
        : of(trouble);
  }

  /** The reason, which continues a sentence after a colon and does not repeat the file. */
  public static String of(IOException trouble) {
    if (trouble instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (trouble instanceof FileAlreadyExistsException) {
      return "something else is there";
    }
    if (trouble instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (trouble instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (trouble instanceof FileSystemLoopException) {
      return "links lead in a circle";
    }
    if (trouble instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return trouble.getMessage() == null ? "input or output failed" : trouble.getMessage();
  }
}
