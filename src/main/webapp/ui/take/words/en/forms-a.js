// @ts-check
/** Words of figures: networks, projections, curves, instances, units, parameters, linked views. @type {Record<string, string>} */
export const words = {
  figZoom: 'Zoom',
  figZoomIn: 'Zoom in',
  figZoomOut: 'Zoom out',
  figZoomReset: 'Show everything',
};
