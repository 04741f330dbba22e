package org.languageplayground.shell.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has a line for each wrong setting written in the log, in place of a stack trace. */
class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, WrongSettingsException wrong) {
        return new FailureAnalysis(wrong.getMessage(), null, failure);
    }
}
