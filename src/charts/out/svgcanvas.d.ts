/** What is used of svgcanvas, which brings no types. */
declare module 'svgcanvas' {
  export const Context: new (options: {
    width: number;
    height: number;
    ctx: CanvasRenderingContext2D;
  }) => CanvasRenderingContext2D & {
    getSvg(): SVGSVGElement;
  };
}
