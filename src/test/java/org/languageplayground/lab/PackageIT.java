package org.languageplayground.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the WAR holds. */
class PackageIT {
    @Test
    void theWarHoldsThePagesAndNoOfflineProgram() throws IOException {
        try (JarFile war = new JarFile("target/language-playground.war")) {
            assertThat(war.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.contains("org/languageplayground/shell/"))
                    .noneMatch(name -> name.contains("org/languageplayground/lab/"));
        }
    }
}
