package dev.backsight.store.access;

import dev.backsight.store.identity.StrictUtf8;

/** What may stand in a line of the audit log: neither control characters nor unpaired surrogates. */
final class PrintableText {

    private PrintableText() {}

    static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return StrictUtf8.isEncodable(text);
    }
}
