import { prefixedLines } from '../lines.ts';

const DENIALS = ['no', 'no es', 'no son', 'no sea', 'no sean'];

/** Words of Spanish that can stand for each other in a prompt without changing what is asked. */
export const SYNONYMS = `
explicar | explica | explique | expliques | explicara
resumir | resumen | resúmeme | resumeme | sintetizar | síntesis | sintetiza | condensar | hacer un resumen
explicar | explicación | explícame | explicame | explíqueme | aclarar | aclaración | clarificar | esclarecer
describir | descripción | descríbeme | describeme
traducir | traduce | traduzca | traducción | tradúceme | traduceme | tradúcelo | traducelo
corregir | corrige | corrija | corrección | corrígeme | corrigeme | enmendar | subsanar
arreglar | reparar | solucionar | resolver | arregla | resuelve | solución | arreglo
revisar | revisión | revísame | repasar | repaso | comprobar | verificar | comprueba | compruebe | verifica | verifique | verificación | chequear | checar
comparar | comparación | comparativa | compárame | contrastar | contraste | cotejar
analizar | análisis | analízame | examinar | examen | estudiar
evaluar | evaluación | valorar | valoración
enumerar | enumeración | listar | lista | listado | enlistar | hacer una lista
sugerir | sugerencia | sugiere | sugiéreme | proponer | propuesta | propón | propone
recomendar | recomendación | recomienda | recomiéndame | aconsejar | consejo
mejorar | mejora | perfeccionar | optimizar | optimización
reescribir | reescribe | reformular | reformulación | parafrasear | paráfrasis | reredactar | volver a escribir | rehacer
simplificar | simplificación | hacer más simple | hacer más sencillo
acortar | abreviar | recortar | hacer más corto
ampliar | expandir | extender | alargar | desarrollar más
elegir | escoger | seleccionar | elección | selección | elige | escoge
ordenar | organizar | ordena | clasificar por orden | poner en orden
clasificar | clasificación | categorizar | agrupar por categorías
identificar | identificación | detectar | reconocer | localizar
encontrar | encuentra | hallar | localizar | dar con
buscar | búsqueda | busca | rastrear
extraer | extrae | extracción | sacar
convertir | convierte | conversión | transformar | transformación | pasar a
sustituir | sustituye | sustitución | reemplazar | remplazar | reemplazo | cambiar por
cambiar | cambio | modificar | modificación | alterar | variar
eliminar | eliminación | quitar | borrar | suprimir | remover | retirar | elimina | quita
mantener | mantén | mantenga | conservar | preservar | dejar igual | no cambiar | respetar
añadir | agregar | incorporar | adición | sumar | insertar | incluir
incluir | incluye | contener | que contenga
mencionar | mención | nombrar | citar | hacer referencia a | referirse a | aludir a
indicar | especificar | precisar | señalar | detallar cuál | decir
mostrar | enseñar | exhibir | presentar
destacar | resaltar | enfatizar | subrayar | poner énfasis | hacer hincapié | recalcar
calcular | cálculo | computar
contar | cuenta | narrar | relatar | narración | relato
inventar | inventa | imaginar | idear | ideación
crear | creación | generar | generación | elaborar | elaboración | producir | hacer | confeccionar
diseñar | diseño | diseñame | concebir
escribir | redactar | redacción | escritura | componer un texto
responder | contestar | respuesta | contestación | réplica | replicar
preguntar | pregunta | preguntas | interrogante | interrogantes | cuestión | consulta
enviar | envío | mandar | remitir | hacer llegar
recibir | recepción | recibo | obtener
empezar | comenzar | iniciar | empieza | comienza | inicio | comienzo | arrancar
terminar | acabar | finalizar | concluir | termina | final | fin | conclusión
continuar | continuación | seguir | proseguir | continúa | sigue
usar | utilizar | emplear | uso | utilización | empleo | hacer uso de | servirse de | valerse de
ayudar | ayuda | asistir | asistencia | apoyo | echar una mano
probar | prueba | pruebas | testear | test | tests | ensayar
ejecutar | ejecución
instalar | instalación | instalaciones
configurar | configuración | ajustar | ajustes
implementar | implementación | programar | codificar
depurar | depuración | debuguear | debug
comentar | comentario | comentarios | observación | observaciones
documentar | documentación
planificar | planificación | planear | plan | programar
gestionar | gestión | administrar | administración | manejar
informar | informe | reportar | reporte | comunicar
avisar | aviso | notificar | notificación | alertar | alerta
comprar | compra | adquirir | adquisición
vender | venta | vende
pagar | pago | abonar | abono
reservar | reserva | reservación
cancelar | cancelación | anular | anulación
viajar | viaje
aprender | aprendizaje
enseñar | enseñanza | instruir
entender | comprender | comprensión | entendimiento | entiende | comprende
saber | conocer | conocimiento | conocimientos
pensar | reflexionar | razonar | piensa
opinar | opinión | parecer | punto de vista | postura
demostrar | demostración | probar que
justificar | justificación | argumentar | razonar la respuesta | fundamentar
definir | definición
distinguir | distinción | diferenciar | diferencia | diferencias
reducir | reducción | disminuir | disminución | bajar | rebajar
aumentar | aumento | incrementar | incremento | elevar
permitir | permiso | posibilitar | autorizar | autorización
convencer | persuadir | persuasivo | convincente
animar | motivar | alentar | motivador | motivadora
felicitar | felicitación | enhorabuena | dar la enhorabuena
disculparse | disculpa | disculpas | pedir disculpas | pedir perdón
agradecer | agradecimiento | dar las gracias
invitar | invitación | convidar
saludar | saludo
despedirse | despedida
firmar | firma | rúbrica
adjuntar | adjunto | adjunta | anexo | anexar
publicar | publicación | post | entrada
separar | dividir | divide | separado | dividido | división | partir
unir | juntar | combinar | combinación | fusionar | mezclar
repetir | repetición | repite | reiterar
estructurar | estructura | estructurado | organizar | organización
numerar | numerado | numerada | numeradas | con números
breve | brevemente | conciso | concisa | concisamente | concisión | corto | corta | sucinto | de forma breve | brevedad | al grano
detallado | detallada | detalladamente | en detalle | con detalle | con todo detalle | pormenorizado | minucioso | minuciosamente | al detalle
claro | clara | claramente | claridad | con claridad | de forma clara | nítido
sencillo | sencilla | sencillamente | simple | simples | sencillez | fácil de entender | fácil | fácilmente | comprensible
difícil | dificultad | complicado | complejo | complejidad
formal | formalmente | formalidad | tono formal | de manera formal | protocolario
informal | informalmente | coloquial | coloquialmente | desenfadado | distendido
educado | educada | educadamente | cortés | cortésmente | cortesía | amable | amablemente | amabilidad | con educación | con amabilidad
amistoso | amigable | cercano | cordial | cálido | afable
profesional | profesionalmente | profesionalidad
divertido | divertida | gracioso | entretenido | ameno | con humor | humorístico | humor
creativo | creativa | creatividad | original | imaginativo
neutral | neutro | imparcial | imparcialidad | neutralidad | objetivo | objetivamente | objetividad
serio | seriedad
importante | relevante | clave | principal | principales | esencial | fundamental | más importante
correcto | correctamente | acertado
incorrecto | erróneo | equivocado | mal
error | errores | fallo | fallos | falla | fallas | equivocación | falta | bug | bugs
error ortográfico | errores ortográficos | falta de ortografía | faltas de ortografía | error de ortografía | errores de ortografía
problema | problemas | inconveniente | dificultad | incidencia | contratiempo
posible | posibilidad | factible | viable
adecuado | apropiado | idóneo | oportuno | conveniente | pertinente
preciso | exactitud | precisión | con precisión
rápido | rápida | rápidamente | deprisa | con rapidez | veloz | velocidad | rapidez
nuevo | nueva | novedoso
grande | gran | de gran tamaño
pequeño | pequeña | reducido | de pequeño tamaño
mejor | óptimo | óptima
gratis | gratuito | gratuita | gratuitamente | sin coste | sin costo
barato | económico | asequible | de bajo coste
caro | costoso
distinto | distinta | diferente | diferentes | diverso
parecido | similar | semejante | análogo | similitud | semejanza
común | comunes | habitual | frecuente | usual | corriente
típico | característico
conocido | famoso | célebre
vigente | de hoy | del momento
principal | central | primordial
específico | concreto | específicamente | concretamente | en concreto | en particular | particular
general | genérico
completo | completa | completamente | íntegro | total | por completo | totalmente
siguiente | siguientes | que sigue | que siguen | de abajo
de arriba | mencionado | citado
adicional | adicionales | extra | complementario | suplementario
separado | separada | aparte | por separado | independiente
paso a paso | por pasos | en pasos | pasos
paso | pasos | etapa | fase
palabra por palabra | literalmente | textualmente | al pie de la letra | tal cual | literal
por ejemplo | p. ej. | p.ej. | ej. | como por ejemplo | pongamos por caso | a modo de ejemplo
ejemplo | ejemplos | caso práctico
etc | etcétera | y demás | entre otros | entre otras | y así sucesivamente
acerca de | relativo a | referente a | relacionado con
de acuerdo con | conforme a | en función de | con arreglo a | de acuerdo a
por medio de | a través de | con ayuda de | usando | utilizando
sobre todo | especialmente | en especial | principalmente | particularmente
cuanto antes | lo antes posible | lo más pronto posible | a la mayor brevedad | asap
automáticamente | automático | de forma automática
gradualmente | poco a poco | de forma gradual | progresivamente | paulatinamente
correo electrónico | correo | email | e-mail | mail | correos
mensaje | mensajes | msj
texto | escrito | redacción
documento | documentos | doc
archivo | fichero
carpeta | directorio
artículo | artículos | art.
frase | frases | oración | oraciones | enunciado
palabra | palabras | vocablo | término | términos
título | titular | encabezado | encabezamiento
subtítulo | subtítulos | subencabezado
viñeta | viñetas | puntos | lista con viñetas | bullet points | bullets
tabla | cuadro | tabular | en forma de tabla
fila | filas | renglón | registro
línea | líneas | renglón | renglones
página | páginas | pág. | págs.
sección | secciones | apartado | apartados
capítulo | capítulos | cap.
introducción | introducciones | intro
conclusión | conclusiones
asunto | línea de asunto | tema del correo
tema | temas | asunto | materia | tópico
punto | aspecto
motivo | motivos | razón | razones | porqué | por qué | causa
objetivo | objetivos | meta | metas | finalidad | propósito
resultado | resultados | salida | output
ventaja | ventajas | pros | punto a favor | puntos fuertes | beneficio | beneficios
desventaja | desventajas | inconvenientes | contras | puntos débiles
requisito | requisitos | condición | condiciones | exigencia | requerimiento
regla | reglas | norma | normas | pauta | pautas | directriz | directrices
instrucción | instrucciones | indicación | indicaciones | orden
consejo | consejos | recomendación | recomendaciones | tip | tips | sugerencias
opción | opciones | alternativa | alternativas
característica | características | rasgo | cualidad | funcionalidad
tipo | tipos | clase | clases | categoría
manera | forma | modo
estilo | tono | registro
formato | forma de presentación
longitud | extensión
público | audiencia | destinatarios
usuario | usuaria | user
cliente | clientes | clienta | clientela
empresa | empresas | compañía | negocio
empleado | empleados | trabajador | trabajadores | personal
jefe | jefa | superior
estudiante | alumno | alumna | alumnado
profesor | profesora | docente | maestro | maestra | profe
niños | niñas | críos | peques | público infantil
gente | personas | individuos
experto | experta | especialista | perito
principiante | principiantes | novato | novatos | sin experiencia
médico | doctor | doctora
escuela | colegio | cole | centro escolar
universidad | uni | universitario | universitaria
trabajo | empleo | puesto | laboral
puesto | cargo | posición | vacante
entrevista de trabajo | entrevista laboral
currículum | curriculum | cv | currículo | hoja de vida
carta de presentación | carta de motivación
reunión | reuniones | junta | encuentro
precio | precios | tarifa | coste | costo
dinero | plata | fondos
pedido | pedidos | encargo | orden de compra
descuento | rebaja
queja | quejas | reclamación | reclamo
contraseña | clave | password
aplicación | aplicaciones | app | apps
ordenador | computadora | computador | pc
móvil | celular | teléfono móvil | smartphone
teléfono | tel. | número de teléfono
sitio web | página web | web | sitio
enlace | enlaces | link | links | vínculo | url
en línea | online | por internet | en internet | a través de internet
redes sociales | rrss | social media
código | codigo | código fuente
función | funciones | método
base de datos | bases de datos | bbdd | bd
lenguaje de programación | lenguaje
hoja de cálculo | planilla de cálculo | hojas de cálculo
foto | fotos | fotografía | fotografías
vídeo | video | vídeos | videos
dato | datos | información | info | informaciones
fuente | fuentes | referencia | referencias
hora | horas | h | hs
minuto | minutos | min
segundo | segundos | seg
día | días | jornada
mes | meses | mensual | mensualmente | al mes | por mes
semana | semanas | semanal | semanalmente | a la semana | por semana
año | años | anual | anualmente | al año | por año
diario | diariamente | a diario | cada día | todos los días | al día
plazo | fecha límite | deadline | vencimiento
hoy | el día de hoy | la fecha de hoy
lugar | lugares | sitio
país | países | nación
casa | hogar | vivienda
coche | carro | auto | automóvil
comida | alimento
cuento | historia corta | relato corto | relato breve | historia breve
historia | historias | relato
poema | poesía
español | castellano | lengua española | idioma español
inglés | lengua inglesa | idioma inglés
francés | lengua francesa | idioma francés
idioma | idiomas | lengua
estados unidos | ee. uu. | ee.uu. | eeuu | eua | estadounidense
apodo | alias | mote
número | números | n.º | nº | núm. | cifra
cantidad | cantidades | número de
porcentaje | porcentajes | por ciento | % | tanto por ciento
promedio | media | valor medio
suma | total | importe total
euro | euros | €
dólar | dólares | $ | usd
kilómetro | kilómetros | km
metro | metros | m
kilogramo | kilogramos | kilo | kilos | kg
gramo | g | gr
litro | l
mayúscula | mayúsculas | en mayúsculas
minúscula | minúsculas | en minúsculas
negrita | negritas | letra negrita
cursiva | cursivas | itálica
comillas | entrecomillado | entrecomillar
emoji | emoticono | emoticón | emoticonos | carita
tecnicismo | tecnicismos | lenguaje técnico | términos técnicos | jerga técnica | vocabulario técnico
tutear | tuteo | de tú | trato de tú
tratar de usted | de usted | ustedeo
actúa como | actuar como | asume el papel de | ponte en el papel de | en el papel de | adopta el papel de | haz de | comportarse como | compórtate como
sr. | sr | señor
sra. | sra | señora
dr. | dr | doctor
mantener | mantén | mantenga | mantengas | mantiene | mantienes | mantuviera
proponer | propón | proponga | propongas | propone | propusiera | propusieras
obtener | obtén | obtenga | obtengas | obtiene
contener | contén | contenga | contengas | contiene
componer | compón | componga | compongas
exponer | expón | exponga | expongas
suponer | supón | suponga
poner | pon | ponga | pongas | pone
traducir | traduce | traduzca | traduzcas | tradujeras | tradujera
reducir | reduce | reduzca | reduzcas | redujeras
corregir | corrige | corrija | corrijas | corrigieras
elegir | elige | elija | elijas | eligieras
incluir | incluye | incluya | incluyas | incluyeras
sugerir | sugiere | sugiera | sugieras
revisar | revisa | revise | revises
pedir | pide | pida | pidas | pidiera | pidieras
seguir | sigue | siga | sigas | siguieras
contar | cuenta | cuente | cuentes
empezar | empieza | empiece | empieces
comenzar | comienza | comience | comiences
mostrar | muestra | muestre | muestres
recordar | recuerda | recuerde | recuerdes
advertir | advierte | advierta | adviertas
convertir | convierte | convierta | conviertas
final | al final | finales
${prefixedLines('in', 'válido correcto completo suficiente adecuado apropiado exacto coherente visible', DENIALS)}
${prefixedLines('ir', 'relevante', DENIALS)}
`;
