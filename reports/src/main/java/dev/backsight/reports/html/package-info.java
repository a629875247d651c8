/**
 * The HTML report's content as plain values for its templates, and the small pictures in it as SVG. What a template
 * prints is prepared here; how the page looks is in the templates, the style sheet and the script among the resources.
 */
@NullMarked
package dev.backsight.reports.html;

import org.jspecify.annotations.NullMarked;
